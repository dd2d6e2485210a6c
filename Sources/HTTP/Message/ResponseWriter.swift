/// Writes the body of a streamed answer. Waits while the client does not read.
///
/// `finish` consumes it: writing after the end does not compile.
public struct ResponseWriter: ~Copyable {
    private let sink: any BodySink

    init(_ sink: any BodySink) {
        self.sink = sink
    }

    /// Returns when the bytes have been handed to the kernel. Throws when the client is gone or reads nothing for too
    /// long.
    public func write(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        try await sink.write(bytes)
    }

    public func write(_ text: String) async throws {
        try await write(Array(text.utf8))
    }

    /// Ends the answer, whole.
    public consuming func finish() async throws {
        try await sink.finish()
    }
}

/// Where the bytes of a streamed answer go.
protocol BodySink: Sendable {
    func write(_ bytes: [UInt8]) async throws
    func finish() async throws
}
