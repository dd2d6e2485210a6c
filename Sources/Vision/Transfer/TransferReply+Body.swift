internal import Bytes

extension TransferReply {
    /// The body as far as the limit, and whether that is all of it. What lies beyond is never fetched.
    func body(upTo limit: Int) async throws -> (bytes: [UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        while let piece = try await next() {
            bytes += piece
            if bytes.count > limit { return (Array(bytes[..<limit]), false) }
        }
        return (bytes, true)
    }

    /// Waits for the end of a reply that has said all there is to say, since only then its connection can be kept; not
    /// for long, since some services never come to it.
    ///
    /// - Returns: whether it came.
    func awaitEnd(within patience: Duration = .milliseconds(500)) async throws -> Bool {
        hurry(patience)
        do {
            while try await next() != nil {}
            return true
        } catch is TransferError {
            return false
        }
    }

    /// What the service says went wrong, where its status says that something did. A body that breaks off says what it had
    /// said until then: the status alone tells much.
    func error() async throws -> UpstreamError? {
        guard !(200..<300).contains(head.status) else { return nil }
        var bytes: [UInt8] = []
        do {
            while bytes.count < Self.errorLimit, let piece = try await next() { bytes += piece }
        } catch is TransferError {}
        return UpstreamError(head: head, body: bytes)
    }

    private static var errorLimit: Int { 64 << 10 }

    /// The body as JSON; an upstream error for all else, whatever its status.
    func json(upTo limit: Int) async throws -> JSONValue {
        if let error = try await error() { throw error }
        let (bytes, isWhole) = try await body(upTo: limit)
        guard isWhole, let json = try? JSON.parse(bytes) else {
            throw UpstreamError(head: head, body: Array(bytes.prefix(Self.errorLimit)))
        }
        return json
    }
}
