import Foundation

/// Real model servers. They are no part of the project: `make test-upstreams` sets them up and names their folder.
enum Upstreams {
    static let folder = ProcessInfo.processInfo.environment["VIGNETTE_UPSTREAM_SERVERS"].map {
        URL(fileURLWithPath: $0)
    }

    static var isPresent: Bool { folder != nil }

    /// Why the tests that need them are skipped.
    static let reason = "VIGNETTE_UPSTREAM_SERVERS is not set: `make test-upstreams` sets it"

    struct Absent: Error {}

    static func script(_ name: String) throws -> String {
        guard let folder else { throw Absent() }
        return folder.appendingPathComponent(name).path
    }
}
