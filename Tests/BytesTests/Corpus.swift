import Bytes
import Foundation

/// The folder with test cases of others, if there is one.
enum Corpus {
    static let folder = ProcessInfo.processInfo.environment["VIGNETTE_CORPUS"].map { URL(fileURLWithPath: $0) }

    /// The folder of that name inside, if it is there.
    static func subfolder(_ name: String) -> URL? {
        guard let path = folder?.appendingPathComponent(name) else { return nil }
        return FileManager.default.fileExists(atPath: path.path) ? path : nil
    }

    /// The values of a file that has one on each line.
    static func rows(_ name: String) throws -> [JSONValue] {
        guard let folder else { return [] }
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON.parse(Array($0)) }
    }
}
