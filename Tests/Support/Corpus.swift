public import Bytes
public import Foundation

/// Test cases that others wrote. They are no part of the project: VIGNETTE_CORPUS names the folder that holds them.
public enum Corpus {
    public static let folder = ProcessInfo.processInfo.environment["VIGNETTE_CORPUS"].map { URL(fileURLWithPath: $0) }

    public static var isPresent: Bool { folder != nil }

    /// Why a test that needs them is skipped.
    public static let reason = "VIGNETTE_CORPUS is not set: the public test cases are not at hand"

    /// The folder of that name inside, if it is there.
    public static func subfolder(_ name: String) -> URL? {
        guard let path = folder?.appendingPathComponent(name) else { return nil }
        return FileManager.default.fileExists(atPath: path.path) ? path : nil
    }

    /// The values of a file that has one on each line.
    public static func rows(_ name: String) throws -> [JSONValue] {
        guard let folder else { return [] }
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON.parse(Array($0)) }
    }
}
