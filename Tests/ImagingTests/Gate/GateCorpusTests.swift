import Bytes
import Foundation
import Imaging
import TestSupport
import Testing
import Vignette

@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
struct GateCorpusTests {
    private static let exiftool = "/usr/bin/exiftool"

    /// The files that pass, large or small.
    private func passing() throws -> [(file: URL, expected: String?)] {
        let folder = try #require(Corpus.subfolder("images"))
        return try Corpus.rows("images/manifest.jsonl").compactMap { row in
            let file = folder.appendingPathComponent(row["file"]?.string ?? "")
            let bytes = [UInt8](try Data(contentsOf: file))
            let verdict = PictureGate.inspect(bytes, limits: GateLimits(longestSide: 16_384))
            guard case .passes = verdict else { return nil }
            _ = try PictureParts(of: bytes)
            return (file, row["expected"]?.string)
        }
    }

    @Test func `passes no public picture that is to be refused`() throws {
        let passing = try passing()
        #expect(passing.count > 20)
        for picture in passing { #expect(picture.expected != "reject", "\(picture.file.lastPathComponent)") }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: exiftool), "exiftool is not installed"))
    func `passes no public picture that tells anything but itself`() throws {
        let command = try Command.run(
            Self.exiftool, ["-json", "-G1", "-a"] + (try passing().map(\.file.path)))
        let output = Data(command.output.utf8)
        let pictures = try #require(try JSONSerialization.jsonObject(with: output) as? [[String: Any]])
        // What the list allows: the headers of the formats, and what exiftool says of the file itself.
        let told: Set = ["SourceFile", "ExifTool", "System", "File", "Composite", "JFIF", "Adobe", "PNG", "RIFF"]
        for picture in pictures {
            for name in picture.keys {
                let group = String(name.prefix { $0 != ":" })
                let isTold = told.contains(group) && !name.localizedCaseInsensitiveContains("comment")
                #expect(isTold && name != "ExifTool:Warning", "\(name) in \(picture["SourceFile"] ?? "")")
            }
        }
    }
}
