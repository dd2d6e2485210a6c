import Bytes
import Foundation
import TestSupport
import Testing

/// Recipes of `vignette describe` as a user names them, from a folder that has nothing to do with the program.
@Suite struct DescribeRecipeTests {
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("vignette").path
    private static let own = #"""
        {"name":"own","title":"Own","prompt":"{{ $parameters.n }}","parameters":{"n":{"kind":"number"}},
         "operations":{"n":[{"type":"Divide","other":0}]}}
        """#
    private static let good =
        #"{"name":"good","title":"Good","prompt":"{{ $parameters.n }}","parameters":{"n":{"kind":"number"}}}"#

    private func describe(_ arguments: [String], recipe: String = good) throws -> Command {
        let folder = try TemporaryFolder(["data/recipes/own.json": recipe, "a.txt": "no picture"])
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try Command.run(
            "bash", ["-c", "cd '\(folder.path)' && '\(Self.program)' describe --json a.txt \(quoted)"])
    }

    @Test(arguments: [
        ([], "describe"), (["--set", "length=thorough"], "describe"),
        (["--recipe", "alt-text", "--set=context=bees"], "alt-text"), (["--recipe", "good", "--set", "n=3"], "good"),
    ])
    func `recipes are found wherever it is called`(arguments: [String], recipe: String) throws {
        let result = try describe(arguments)
        let row = try #require(try JSON.parse(Array(result.output.utf8))[0], "\(result.complaint)")
        #expect(result.status == 1 && row["recipe"]?.string == recipe, "the file is no picture")
        #expect(row["error"]?["code"]?.string == "unsupported_media")
    }

    @Test(arguments: [
        (["--recipe", "bad"], good, "must be one of describe, alt-text, read-text, compare, table, ask, good, "),
        (["--recipe", "bad"], good, "/Templates/recipes and ./data/recipes\n"),
        (["--recipe", "good"], good, "The field 'n' has to be filled in. --set n=VALUE does that\n"),
        (["--recipe", "good", "--set", "n=x"], good, "cannot be asked with --set n: The field 'n' must be a number"),
        (["--recipe", "good", "--set", "n="], good, "cannot be asked with --set n: The field 'n' has to be filled in"),
        (["--recipe", "good", "--set", "parameter.n=1"], good, "has no parameter 'parameter.n' for --set to fill in"),
        (["--set", "parameter.length=brief"], good, "for --set to fill in: it has length\n"),
        (["--recipe", "own", "--set", "n=1"], own, "operation 0 (Divide)"),
        (["--recipe", "good", "--set", "n"], good, "--set is 'n'"),
    ])
    func `what cannot be asked ends with one line and 2`(arguments: [String], recipe: String, why: String) throws {
        let result = try describe(arguments, recipe: recipe)
        #expect(result.status == 2 && result.output.isEmpty && result.complaint.contains(why), "\(result.complaint)")
        #expect(result.complaint.count { $0 == "\n" } == 1)
    }

    /// Somebody's own file may be called data.
    @Test(arguments: [([], 1, "a.txt"), (["--recipe", "describe"], 1, "./data/recipes cannot be read: ")])
    func `a data folder that is none is passed over where no recipe is named`(
        arguments: [String], status: Int32, complaint: String
    ) throws {
        let folder = try TemporaryFolder(["data": "no folder", "a.txt": "no picture"])
        let result = try Command.run(
            "bash",
            ["-c", "cd '\(folder.path)' && '\(Self.program)' describe a.txt \(arguments.joined(separator: " "))"])
        #expect(result.status == status && result.complaint.contains(complaint), "\(result.complaint)")
    }

    @Test func `the settings show the folder that is used`() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run(
            "bash", ["-c", "cd '\(folder.path)' && '\(Self.program)' config; '\(Self.program)' config --root=."])
        let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("root ") }
        #expect(lines.count == 2 && lines[0].hasSuffix("(found)") && !lines[0].contains("working directory"))
        #expect(lines.last?.hasSuffix(".  (flag --root)") == true)
        let templates = lines[0].split(separator: " ").dropFirst().first.map { $0 + "/Templates/recipes" } ?? ""
        #expect(FileManager.default.fileExists(atPath: String(templates)))
    }

    @Test func `a file that cannot be used stops the start, and is named`() throws {
        let broken = Self.own.replacing(#","other":0"#, with: "")
        let result = try describe([], recipe: broken)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(
            result.complaint.hasPrefix("vignette: ./data/recipes/own.json: the field 'operations.n[0].other' "),
            "\(result.complaint)")
    }
}
