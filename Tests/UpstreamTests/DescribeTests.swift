import Foundation
import Loop
import TestSupport
import Testing

extension UpstreamTests {
    /// The program itself, over a hundred pictures. What it writes goes to a file, so that it is never a terminal.
    @Suite struct DescribeTests {
        private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("vignette").path
        private static let count = 100

        @Test func `a hundred pictures as JSON`() async throws {
            let result = try await describe(["--json"])
            #expect(result.status == 0, "\(result.complaint)")
            let rows = try #require(
                try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
            #expect(rows.count == Self.count)
            #expect(rows.allSatisfy { $0["ok"] as? Bool == true && $0["sight"] as? String == "sees" })
            for (place, row) in rows.enumerated() {
                #expect(
                    (row["file"] as? String)?.hasSuffix(Self.name(place)) == true, "in the order of the command line")
                #expect(Colour.named(in: row["text"] as? String ?? "") == Self.colour(place))
            }
        }

        @Test func `a hundred pictures as a table`() async throws {
            let result = try await describe(["--csv"])
            #expect(result.status == 0, "\(result.complaint)")
            let rows = try table(result.output)
            #expect(rows.count == Self.count && rows.allSatisfy { $0["ok"] == "true" })
            for (place, row) in rows.enumerated() {
                #expect(row["file"]?.hasSuffix(Self.name(place)) == true)
                #expect(Colour.named(in: row["text"] ?? "") == Self.colour(place))
            }
        }

        @Test func `a hundred pictures as text`() async throws {
            let result = try await describe([])
            #expect(result.status == 0, "\(result.complaint)")
            for place in 0..<Self.count { #expect(result.output.contains(Self.name(place))) }
            let named = Colour.allCases.map { result.output.components(separatedBy: $0.rawValue).count - 1 }
            #expect(named.reduce(0, +) >= Self.count)
        }

        @Test func `one of a hundred files that is no picture stops none of the others`() async throws {
            let result = try await describe(["--csv"], bad: 57)
            #expect(result.status == 1)
            #expect(result.complaint.contains(Self.name(57)))
            let rows = try table(result.output)
            #expect(rows.count == Self.count && rows.count { $0["ok"] == "true" } == Self.count - 1)
            #expect(rows[57]["ok"] == "false" && rows[57]["error_code"] == "unsupported_media")
        }

        // MARK: -

        private static func name(_ place: Int) -> String { "picture-\(place).png" }
        private static func colour(_ place: Int) -> Colour { Colour.allCases[place % 3] }

        private func describe(_ flags: [String], bad: Int? = nil) async throws -> Command {
            let port = try await Servers.shared.llama().port
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("describe-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let files = try (0..<Self.count).map { place in
                let file = folder.appendingPathComponent(Self.name(place))
                // Square: around others the model sees a border, and no longer one colour.
                let picture = TestPicture.png(Self.colour(place), width: 64 + place, height: 64 + place)
                try Data(place == bad ? Array("no picture".utf8) : picture).write(to: file)
                return file.path
            }
            let start = Moment.now()
            let result = try Command.run(
                Self.program,
                [
                    "describe", "--base-url", "http://127.0.0.1:\(port)/v1", "--prompt", "What colour is it?",
                    "--max-tokens", "4", "--temperature", "0",
                ] + flags + files)
            let form = flags.first ?? "text"
            Figure.note(
                "describe, \(Self.count) files\(bad == nil ? "" : ", one of them no picture"), \(form)",
                "exit \(result.status), \(Figure.milliseconds(Moment.now().since(start))) ms")
            return result
        }

        /// As another program reads it: by Python's csv.
        private func table(_ text: String) throws -> [[String: String]] {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("table-\(UUID().uuidString).csv")
            try Data(text.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let script = """
                import csv, json, sys
                rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
                assert all(None not in row and None not in row.values() for row in rows), "a row of another length"
                print(json.dumps(rows))
                """
            let read = try Command.run("python3", ["-c", script, file.path])
            #expect(read.status == 0, "\(read.complaint)")
            return try #require(try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [[String: String]])
        }
    }
}
