extension Response {
    /// The whole body, made without a connection. For tests, and for whoever needs an answer as bytes.
    ///
    /// Throws what the writing closure throws, or `HTTPError` where a server would break the answer off: when the closure
    /// ended without finishing or did not keep the length it announced, or the file has shrunk.
    public func collect() async throws -> [UInt8] {
        switch body {
        case .empty: return []
        case .bytes(let bytes): return bytes
        case .file(let file, let range):
            let part = range ?? 0..<file.length
            let bytes = try await file.read(at: part.lowerBound, count: part.count)
            guard bytes.count == part.count else { throw Self.isCut }
            return bytes
        case .stream(let length, _, let write):
            let sink = CollectingSink()
            try await write(ResponseWriter(sink))
            let bytes = await sink.bytes
            guard await sink.isFinished, length == nil || length == bytes.count else { throw Self.isCut }
            return bytes
        }
    }

    private static let isCut = HTTPError(.internalServerError, "The answer is not whole.")
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
