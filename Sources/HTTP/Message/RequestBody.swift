/// The body of a request, read in pieces as the handler asks for them.
///
/// Reading is what lets the client go on sending; a handler that does not read leaves the bytes where they are. Every
/// limit holds while reading: the errors thrown are answers already.
public struct RequestBody: Sendable {
    private let source: (any BodySource)?
    /// What the client announced; nil when it sends chunks.
    public let announcedLength: Int?
    /// More than this many bytes are refused with 413, before reading where the length was announced.
    public var limit: Int

    init(source: (any BodySource)?, announcedLength: Int?, limit: Int) {
        self.source = source
        self.announcedLength = announcedLength
        self.limit = limit
    }

    public static let empty = RequestBody(source: nil, announcedLength: 0, limit: 0)

    /// A body that is there already, for tests.
    public static func bytes(_ bytes: [UInt8], pieces: Int = 65_536, limit: Int = 65_536) -> RequestBody {
        RequestBody(source: BytesBody(bytes, pieces: pieces), announcedLength: bytes.count, limit: limit)
    }

    /// The next piece, or nil at the end.
    public func next() async throws -> [UInt8]? {
        guard let source else { return nil }
        try checkAnnounced()
        return try await source.next(limit: limit)
    }

    /// The whole body in one array.
    public func collect() async throws -> [UInt8] { try await whole().bytes }

    /// The whole body in one array, counted as long as it is kept: for large ones that stay a while.
    public func whole() async throws -> HeldBody {
        guard let source else { return HeldBody([]) }
        try checkAnnounced()
        return try await source.whole(limit: limit)
    }

    /// Reads the body away, up to its limit.
    func discard() async throws {
        while try await next() != nil {}
    }

    /// Throws when the client has announced more than `limit`.
    private func checkAnnounced() throws(HTTPError) {
        if let announcedLength, announcedLength > limit { throw HTTPError.bodyTooLarge(limit: limit) }
    }
}

/// Where the bytes of a body come from.
protocol BodySource: Sendable {
    /// The next piece, never empty, or nil at the end. Throws when more than `limit` bytes came in all.
    func next(limit: Int) async throws -> [UInt8]?

    /// All that is left. Throws as `next` does.
    func whole(limit: Int) async throws -> HeldBody
}

extension HTTPError {
    static func bodyTooLarge(limit: Int) -> HTTPError {
        HTTPError(.contentTooLarge, "The request body is larger than the limit of \(limit) bytes.")
    }
}
