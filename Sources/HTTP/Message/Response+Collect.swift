extension Response {
    /// The whole body, made without a connection. For tests, and for whoever needs an answer as bytes.
    ///
    /// Throws what the writing closure throws, or `HTTPError` when it ended without finishing.
    public func collect() async throws -> [UInt8] {
        switch body {
        case .empty: return []
        case .bytes(let bytes): return bytes
        case .file(let file, let range):
            let part = range ?? 0..<file.length
            return try await file.read(at: part.lowerBound, count: part.count)
        case .stream(_, _, let write):
            let sink = CollectingSink()
            try await write(ResponseWriter(sink))
            guard await sink.isFinished else {
                throw HTTPError(.internalServerError, "The answer was not finished.")
            }
            return await sink.bytes
        }
    }
}

private actor CollectingSink: BodySink {
    private(set) var bytes: [UInt8] = []
    private(set) var isFinished = false

    func write(_ piece: [UInt8]) {
        bytes += piece
    }

    func finish() {
        isFinished = true
    }
}
