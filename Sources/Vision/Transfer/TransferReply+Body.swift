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
    /// - Returns: false where neither an end nor a break came by then: the service leaves its replies open.
    func awaitEnd(within patience: Duration = .milliseconds(500)) async throws -> Bool {
        hurry(patience)
        do {
            while try await next() != nil {}
            return true
        } catch let error as TransferError {
            if case .timeout = error.kind { return false }
            return true
        }
    }

    /// What the service says went wrong, where its status says that something did. A body that breaks off, or does not
    /// come to its end soon, says what it had said until then: the status alone tells much.
    func error() async throws -> UpstreamError? {
        guard !head.isSuccess else { return nil }
        hurry(Self.errorPatience)
        var bytes: [UInt8] = []
        do {
            while bytes.count < Self.errorLimit, let piece = try await next() { bytes += piece }
        } catch is TransferError {}
        return UpstreamError(head: head, body: bytes)
    }

    static var errorLimit: Int { 64 << 10 }
    /// For the rest of an error.
    static var errorPatience: Duration { .seconds(1) }

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
