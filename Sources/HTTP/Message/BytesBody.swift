/// A body from memory, in pieces of a chosen size.
actor BytesBody: BodySource {
    private let bytes: [UInt8]
    private let pieces: Int
    private var position = 0

    init(_ bytes: [UInt8], pieces: Int) {
        self.bytes = bytes
        self.pieces = max(1, pieces)
    }

    func next(limit: Int) throws -> [UInt8]? {
        guard position < bytes.count else { return nil }
        let end = min(position + pieces, bytes.count)
        guard end <= limit else { throw HTTPError.bodyTooLarge(limit: limit) }
        defer { position = end }
        return Array(bytes[position..<end])
    }

    func whole(limit: Int) throws -> HeldBody {
        var rest: [UInt8] = []
        while let piece = try next(limit: limit) { rest += piece }
        return HeldBody(rest)
    }
}
