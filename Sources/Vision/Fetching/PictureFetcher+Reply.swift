internal import Loop
internal import Vignette

extension PictureFetcher {
    /// The picture that a reply holds.
    ///
    /// - Parameter share: grows with it.
    func picture(_ reply: TransferReply, _ share: FetchShare, field: String?) async throws -> Upload {
        guard (200..<300).contains(reply.head.status) else {
            throw Failure.notFetched(status: reply.head.status, field: field)
        }
        let type = try FetchedType(reply.head, field: field)
        let announced = reply.head["content-length"].flatMap { Int($0) } ?? 0
        guard announced <= limits.bytes else {
            throw Failure.tooLarge(limit: limits.bytes, actual: announced, field: field)
        }
        let bytes = try await body(of: reply, announced, share, field: field)
        guard !bytes.isEmpty else { throw Failure.decodeFailed(reason: "there is nothing in it") }
        return Upload(bytes, claimedType: type.claimed)
    }

    private func body(
        of reply: TransferReply, _ announced: Int, _ share: FetchShare, field: String?
    ) async throws -> [UInt8] {
        let began = Moment.now()
        var bytes: [UInt8] = []
        // What is counted is the room, since that is what it takes.
        var room = max(0, announced)
        guard share.grow(to: room) else { throw Failure(.busy) }
        bytes.reserveCapacity(room)
        while let piece = try await reply.next() {
            let count = bytes.count + piece.count
            guard count <= limits.bytes else { throw Failure.tooLarge(limit: limits.bytes, field: field) }
            if count > room {
                room = min(max(count, 2 * room), limits.bytes)
                guard share.grow(to: room) else { throw Failure(.busy) }
                bytes.reserveCapacity(room)
            }
            bytes += piece
            let time = Moment.now().since(began)
            guard !limits.isTooSlow(count, in: time) else { throw Failure.slowFetch(field: field) }
        }
        return bytes
    }
}
