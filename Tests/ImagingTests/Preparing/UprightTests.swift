internal import Foundation
internal import Imaging
internal import Testing
internal import Vignette

/// Real files with real metadata, made by libvips and exiftool, looked at by exiftool again afterwards.
@Suite struct UprightTests {
    private static let privateTags = [
        "-GPSLatitude=52.5", "-GPSLatitudeRef=N", "-GPSLongitude=13.4", "-GPSLongitudeRef=E", "-Make=Canary",
        "-Model=Q",
        "-SerialNumber=1234567", "-DateTimeOriginal=2020:01:01 00:00:00", "-XMP:Creator=Canary", "-UserComment=Canary",
    ]

    @Test(arguments: ["jpg", "png", "webp", "heic", "avif"])
    func `a picture stands upright and tells nothing private, however its camera was held`(format: String)
        async throws
    {
        let scratch = try Scratch()
        var arguments: [String] = []
        for orientation in 1...8 {
            let file = try Raster.flag.stored(orientation: orientation)
                .file("\(orientation).\(format)", in: scratch, options: format == "png" ? "" : "[Q=92]")
            arguments += Self.privateTags + ["-Orientation#=\(orientation)", "-overwrite_original", file, "-execute"]
        }
        try Tool.run("exiftool", arguments.dropLast())
        let pool = try await RealPool.shared
        for orientation in 1...8 {
            let upload = Upload(try scratch.read("\(orientation).\(format)"))
            let prepared = try await pool.prepare(upload, as: Preparation())
            let picture = try Raster(of: prepared.picture.bytes, in: scratch)
            #expect(picture.looks(like: .flag), "orientation \(orientation)")
            #expect(prepared.receipt.turned == Turn(rawValue: orientation))
            #expect(prepared.receipt.removed.isSuperset(of: [.gps, .camera, .time, .description]))
            _ = try scratch.write(prepared.picture.bytes, to: "\(orientation)-out.bin")
            _ = try scratch.write(prepared.thumbnail?.bytes ?? [], to: "\(orientation)-small.bin")
        }
        let outputs = (1...8).flatMap { [scratch.path("\($0)-out.bin"), scratch.path("\($0)-small.bin")] }
        try Self.expectNothingPrivate(in: outputs)
    }

    /// Nothing but what the file itself needs: no EXIF, GPS, XMP, IPTC, profile or comment.
    static func expectNothingPrivate(in files: [String]) throws {
        let found = try Tool.run("exiftool", ["-a", "-G1", "-s", "-q", "-ee"] + files)
        let groups = Set(
            found.split(separator: "\n").filter { $0.hasPrefix("[") }.map { $0.prefix { $0 != "]" }.dropFirst() })
        #expect(groups.isSubset(of: ["ExifTool", "System", "File", "JFIF", "PNG", "RIFF", "Composite"]), "\(groups)")
        #expect(!found.contains("Comment") && !found.contains("Canary"))
    }

    @Test func `what turns itself is not turned again`() async throws {
        let scratch = try Scratch()
        _ = try Raster.flag.file("a.heic", in: scratch, options: "[Q=92]")
        var bytes = try scratch.read("a.heic")
        // The property that libvips' file has for its pixel layout becomes one that turns nothing: what matters is that
        // the file speaks for itself.
        let name = try #require(bytes.firstRange(of: Array("pixi".utf8)))
        bytes.replaceSubrange(name, with: Array("imir".utf8))
        let file = try scratch.write(bytes, to: "b.heic")
        try Tool.run("exiftool", ["-q", "-overwrite_original", "-Orientation#=3", file])
        let upload = Upload(try scratch.read("b.heic"))
        let prepared = try await RealPool.shared.prepare(upload, as: Preparation())
        #expect(prepared.receipt.turned == nil)
    }
}
