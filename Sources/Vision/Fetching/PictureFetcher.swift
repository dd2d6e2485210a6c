internal import Bytes
public import Loop
public import Vignette

/// Fetches pictures that are named by an http or https address, from public addresses only.
///
/// It has libcurl's connections to itself, so that none that was made for something else can be used, and every request
/// has a connection of its own, whose address was judged when it was made. Nothing is sent that says who asks.
public final class PictureFetcher: Sendable {
    private let transfers: Transfers
    private let queue: FetchQueue
    private let limits: FetchLimits
    private let judge: SocketGuard.Judge

    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]
    private static let fields: [(name: String, value: Secret)] = [
        ("Accept", Secret("image/jpeg,image/png,image/webp;q=0.9,image/*;q=0.5")),
        // Some servers turn away whoever has no name.
        ("User-Agent", Secret("Vignette")),
    ]

    /// Throws where libcurl cannot begin, which is for lack of memory.
    public convenience init(loop: EventLoop, limits: FetchLimits) throws {
        try self.init(loop: loop, limits: limits, judge: SocketGuard.publicOnly)
    }

    /// - Parameter judge: decides which addresses are public.
    init(loop: EventLoop, limits: FetchLimits, judge: @escaping SocketGuard.Judge) throws {
        transfers = try Transfers(loop: loop)
        queue = FetchQueue(limits, loop: loop)
        self.limits = limits
        self.judge = judge
    }

    /// The picture at `address`, as it came: whether it is one is for others to find out.
    ///
    /// Throws `remote_image_refused` for an address that is not fetched from and for a fetch that fails, `too_large`,
    /// `unsupported_media` for what does not claim to be a picture, `decode_failed` for nothing at all, `busy`, and
    /// `stopped` where the task was cancelled.
    ///
    /// - Parameter field: the field of the request that the address stood in.
    public func fetch(_ address: some Collection<UInt8>, field: String? = nil) async throws(Failure) -> Upload {
        guard let first = RemoteAddress(ASCII.trimmed(Array(address))) else { throw .unreadableAddress(field: field) }
        return try await queue.pass { () async throws(Failure) in try await fetch(first, field: field) }
    }

    /// Closes all connections; what is still being fetched fails.
    public func close() async {
        await transfers.close()
    }

    private func fetch(_ first: RemoteAddress, field: String?) async throws(Failure) -> Upload {
        let end = Moment.now() + limits.whole
        var address = first
        for _ in 0...limits.redirects {
            switch try await ask(address, until: end, field: field) {
            case .picture(let upload): return upload
            case .elsewhere(let location):
                address = try Self.next(address, location, field: field)
            }
        }
        throw .ledAstray("leads on more than \(limits.redirects) times", field: field)
    }

    /// Where a reply from `address` leads.
    static func next(_ address: RemoteAddress, _ location: String, field: String?) throws(Failure) -> RemoteAddress {
        guard let next = address.following(location) else {
            throw .ledAstray("leads on to something that is not fetched", field: field)
        }
        guard address.scheme == .http || next.scheme == .https else {
            throw .ledAstray("leads on from https to http", field: field)
        }
        return next
    }

    // MARK: - One request

    private enum Reply: Sendable {
        case picture(Upload)
        case elsewhere(String)
    }

    private func ask(_ address: RemoteAddress, until end: Moment, field: String?) async throws(Failure) -> Reply {
        let left = end.since(Moment.now())
        guard left > .zero else { throw .fetchTimeout(limits.whole, field: field, detail: "while it led on") }
        let guarded = SocketGuard(judge)
        let request = TransferRequest(
            url: address.url, fields: Self.fields,
            limits: TransferLimits(connect: min(limits.connect, left), firstByte: left, silence: left, whole: left),
            socketGuard: guarded)
        do {
            return try await transfers.send(request) { reply in
                if Self.redirects.contains(reply.head.status), let location = reply.head["location"] {
                    return .elsewhere(location)
                }
                return .picture(try await picture(reply, field: field))
            }
        } catch let error as TransferError {
            throw failure(error, guarded, field)
        } catch {
            throw (error as? Failure) ?? Failure(.stopped)
        }
    }

    private func picture(_ reply: TransferReply, field: String?) async throws -> Upload {
        guard (200..<300).contains(reply.head.status) else {
            throw Failure.notFetched(status: reply.head.status, field: field)
        }
        let type = try FetchedType(reply.head, field: field)
        if let length = reply.head["content-length"].flatMap({ Int($0) }), length > limits.bytes {
            throw Failure.tooLarge(limit: limits.bytes, actual: length, field: field)
        }
        let (bytes, isWhole) = try await reply.body(upTo: limits.bytes)
        guard isWhole else { throw Failure.tooLarge(limit: limits.bytes, field: field) }
        guard !bytes.isEmpty else { throw Failure.decodeFailed(reason: "there is nothing in it") }
        return Upload(bytes, claimedType: type.claimed)
    }

    private func failure(_ error: TransferError, _ guarded: SocketGuard, _ field: String?) -> Failure {
        switch error.kind {
        case .insecure: return .insecureServer(field: field, detail: error.detail)
        case .timeout(_, .connecting), .unreachable, .unknownHost, .proxy:
            return .noPublicServer(field: field, detail: guarded.refusal ?? error.detail)
        case .timeout: return .fetchTimeout(limits.whole, field: field, detail: error.detail)
        case .cut, .malformed: return .brokenFetch(field: field, detail: error.detail)
        case .unusable: return .unreadableAddress(field: field, detail: error.detail)
        }
    }
}
