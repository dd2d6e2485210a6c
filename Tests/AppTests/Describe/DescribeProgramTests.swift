import Bytes
import Foundation
import Glibc
import TestSupport
import Testing

/// `vignette describe` and `vignette doctor` as a user starts them, with the built-in reader.
@Suite struct DescribeProgramTests {
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("vignette").path
    /// A grey square of 2 x 2 pixels.
    private static let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNsYGBiYAAAApIAhPd8o1gAAAAASUVORK5CYII="

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["a.txt": "no picture", "empty": "", "sub/bad.png": "no picture"])
        let bytes = try #require(Data(base64Encoded: Self.png))
        for name in ["a.png", "b.png", "sub/c.PNG"] {
            try bytes.write(to: URL(fileURLWithPath: folder.path + "/" + name))
        }
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func describe(
        _ arguments: [String], _ environment: [String: String] = [:], outputPath: String? = nil
    ) throws -> Command {
        try Command.run(Self.program, ["describe"] + arguments, environment: environment, outputPath: outputPath)
    }

    @Test func `describes pictures, and names those that it cannot`() throws {
        let good = try describe([path("a.png")])
        #expect(good.status == 0 && good.complaint.isEmpty, "\(good.complaint)")
        #expect(good.output.contains("This was written by the built-in reader."))
        #expect(good.output.contains("32 pixels wide") && good.output.hasSuffix("codes.\n"))
        let mixed = try describe([path("a.txt"), path("a.png"), "--log", "none", path("nothing"), folder.path])
        #expect(mixed.status == 1)
        #expect(mixed.output.hasPrefix("## \(path("a.png"))\n\n"), "one bad file does not stop the others")
        let complaints = mixed.complaint.split(separator: "\n")
        #expect(complaints.count == 3 && complaints[0].contains("a text file"))
        #expect(complaints[1].contains("No such file") && complaints[2].contains("--recursive"))
        #expect(try describe([path("empty")]).complaint.contains("This file is empty."))
    }

    @Test func `a folder becomes an array in the order of its names`() throws {
        let result = try describe(["--json", "--recursive", folder.path])
        #expect(result.status == 1)
        let array = try #require(try JSON.parse(Array(result.output.utf8)).array)
        #expect(array.map { $0["file"]?.string } == ["a.png", "b.png", "sub/bad.png", "sub/c.PNG"].map(path))
        #expect(array.map { $0["ok"]?.bool } == [true, true, false, true])
        #expect(array[0]["model"]?.string == "builtin" && array[0]["picture"]?["width"]?.int == 32)
        #expect(array[0]["picture"]?["receipt"]?["width_before"]?.int == 2)
        #expect(array[2]["error"]?["code"]?.string == "unsupported_media")
    }

    @Test func `a table has a row for each`() throws {
        let result = try describe(["--csv", path("a.png"), path("a.txt")])
        #expect(result.status == 1)
        let rows = result.output.components(separatedBy: "\r\n")
        #expect(rows[0].hasPrefix("file,ok,text") && rows[1].hasPrefix("\(path("a.png")),true,"))
        #expect(rows[2].hasPrefix("\(path("a.txt")),false,,,describe,") && rows[3].isEmpty)
    }

    @Test func `pictures are compared in one question`() throws {
        let result = try describe(["--recipe", "compare", "--json", path("a.png"), path("b.png")])
        #expect(result.status == 0, "\(result.complaint)")
        let array = try #require(try JSON.parse(Array(result.output.utf8)).array)
        #expect(array.count == 1 && array[0]["pictures"]?.array?.count == 2)
        #expect(array[0]["text"]?.string?.contains("Picture 2 of 2") == true)
        let broken = try describe(["--recipe", "compare", path("a.png"), path("a.txt")])
        #expect(broken.status == 1 && broken.output.isEmpty)
        let alone = try describe(["--recipe", "compare", path("a.png")])
        #expect(alone.status == 2 && alone.complaint.contains("two to four pictures"))
    }

    @Test(arguments: [
        ([], [:]), (["a.png", "--json", "--csv"], [:]), (["a.png", "--recipe", "ask"], [:]),
        (["a.png", "--nosuch"], [:]),
        (["a.png"], ["OPENAI_BASE_URL": "h"]), (["a.png", "--fit", "1"], [:]),
    ])
    func `what cannot be right ends with one line and 2`(arguments: [String], environment: [String: String]) throws {
        let result = try describe(arguments, environment)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.complaint.hasPrefix("vignette: ") && result.complaint.filter { $0 == "\n" }.count == 1)
    }

    @Test func `a description that cannot be written is no success`() throws {
        let result = try describe([path("a.png"), path("a.txt")], outputPath: "/dev/full")
        #expect(result.status == 1 && result.complaint.contains("cannot write"))
    }

    @Test func `reads standard input, names of any bytes, and leaves quietly with its reader`() throws {
        let script = """
            cd '\(folder.path)'; describe() { '\(Self.program)' describe "$@"; }
            cat a.png | describe - | tail -n 1; cp a.png "$(printf 'x\\377.png')"
            describe --csv "$(printf 'x\\377.png')" | tail -n 1 | wc -l
            for n in 1 2 3 4 5 6 7 8; do set -- "$@" a.png; done
            { describe "$@"; echo "ended with $?" >&2; } | head -n 1
            """
        let result = try Command.run("timeout", ["60", "bash", "-c", script])
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].hasSuffix("codes.") && lines[1] == "1" && lines[2] == "## a.png")
        #expect(result.complaint == "ended with 141\n")
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func `an array that is interrupted is whole`(signal: Int32, status: Int32) throws {
        // Nobody ever writes to the pipe: the first picture is there, the second never comes.
        let script = """
            cd '\(folder.path)'; mkfifo pipe; mkfifo output
            '\(Self.program)' describe --json a.png pipe > output & id=$!
            exec 3< output; read -r line <&3; read -r line <&3
            kill -\(signal) $id; wait $id; echo "ended with $?"; echo "[$line"; cat <&3
            """
        // A shell without job control has its children ignore SIGINT; this one is told not to.
        let result = try Command.run("timeout", ["60", "bash", "-m", "-c", script])
        let lines = result.output.split(separator: "\n", maxSplits: 1)
        #expect(lines.first == "ended with \(status)")
        let array = try #require(try JSON.parse(Array(lines[1].utf8)).array)
        #expect(array.count == 1 && array[0]["ok"]?.bool == true)
    }

    @Test func `the doctor tells what is there and what is missing`() throws {
        let result = try Command.run(
            Self.program, ["doctor", "--data", path("data")], environment: ["OPENAI_API_KEY": "canary"])
        #expect(result.status == 0, "\(result.output)")
        let lines = result.output.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("warning  service") && $0.contains("OPENAI_BASE_URL") })
        #expect(
            lines.contains { $0.hasPrefix("ok       decoders") } && lines.contains { $0.hasPrefix("ok       data") })
        #expect(!result.output.contains("canary") && access(path("data"), F_OK) != 0)
        let sick = try Command.run(Self.program, ["doctor", "--data", path("a.txt")], environment: [:])
        #expect(sick.status == 1 && sick.output.contains("FAIL     data"))
        #expect(sick.output.contains("disk"), "one failure keeps no check from being made")
    }
}
