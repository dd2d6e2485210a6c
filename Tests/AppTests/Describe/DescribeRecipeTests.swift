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
        (["--recipe", "bad"], good, "must be describe, alt-text, read-text, compare, table, ask or good"),
        (["--recipe", "good"], good, "'parameter.n' has to be filled in"),
        (["--recipe", "good", "--set", "n=x"], good, "must be a number"),
        (["--recipe", "own", "--set", "n=1"], own, "operation 0 (Divide)"),
        (["--recipe", "good", "--set", "n"], good, "--set is 'n'"),
    ])
    func `what cannot be asked ends with one line and 2`(arguments: [String], recipe: String, why: String) throws {
        let result = try describe(arguments, recipe: recipe)
        #expect(result.status == 2 && result.output.isEmpty && result.complaint.contains(why), "\(result.complaint)")
        #expect(result.complaint.count { $0 == "\n" } == 1)
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
