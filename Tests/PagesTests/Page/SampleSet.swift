import Bytes
import Foundation
import Pages

@testable import PageSamples

/// The pages that are written for looking at, from this checkout's templates.
enum SampleSet {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let frame = Frame(
        prefix: "/vignette", baseURL: "https://pictures.example/vignette",
        assets: [
            "style.css": "/assets/style.css", "embed.css": "/assets/embed.css", "form.js": "/assets/form.js",
            "send.js": "/assets/send.js",
            "page.js": "/assets/page.js", "icon.svg": "/assets/icon.svg", "sample.jpg": "/assets/sample.jpg",
        ])

    static func pages() throws -> Pages {
        try Pages(folder: root.appendingPathComponent("Templates").path)
    }

    static func samples() throws -> Samples { Samples(pages: try pages(), frame: frame) }

    static func text(_ name: String) throws -> String {
        let sample = try samples().all.first { $0.name == name }
        return String(decoding: sample?.bytes ?? [], as: UTF8.self)
    }

    static func compressedSize(of bytes: [UInt8]) throws -> Int { try Gzip.compress(bytes, level: 6).count }

    /// All files of Public with that ending below a folder of it, one after the other.
    static func publicFiles(_ folder: String, _ ending: String) throws -> [UInt8] {
        let folder = root.appendingPathComponent("Public").appendingPathComponent(folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }
        return try names.sorted().flatMap { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
    }
}
