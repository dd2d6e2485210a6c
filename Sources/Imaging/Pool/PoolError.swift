/// Why the pool could not start, as a sentence for whoever runs the server.
public struct PoolError: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String

    static func missing(_ path: String) -> PoolError {
        PoolError(description: "vignette-imaging is missing: it must lie beside vignette (looked at \(path))")
    }

    static func notStarted(_ path: String, _ fault: String) -> PoolError {
        PoolError(description: "vignette-imaging did not start: \(fault) (\(path))")
    }
}
