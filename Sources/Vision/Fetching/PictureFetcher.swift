internal import Bytes
public import Loop
public import Vignette

/// Fetches pictures that are named by an http or https address, from public addresses only.
///
/// It has libcurl's connections to itself, so that none that was made for something else can be used, and every request
/// has a connection of its own, whose address was judged when it was made. Nothing is sent that says who asks. What was
/// fetched counts against a budget until whoever wanted it is done with it.
public final class PictureFetcher: Sendable {
    private let transfers: Transfers
    private let queue: FetchQueue
    private let budget: FetchBudget
    let limits: FetchLimits
    private let ports: Set<UInt16>?
    private let judge: SocketGuard.Judge

    /// Pictures that are meant to be seen lie behind these; behind all others listens what was not made for strangers.
    private static let webPorts: Set<UInt16> = [80, 443]
    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]
    private static let fields: [(name: String, value: Secret)] = [
        ("Accept", Secret("image/jpeg,image/png,image/webp;q=0.9,image/*;q=0.5")),
        // Some servers turn away whoever has no name.
        ("User-Agent", Secret("Vignette")),
    ]

    /// Throws where libcurl cannot begin, which is for lack of memory.
    public convenience init(loop: EventLoop, limits: FetchLimits) throws {
        try self.init(loop: loop, limits: limits, ports: Self.webPorts, judge: SocketGuard.publicOnly)
    }

    /// - Parameters:
    ///   - ports: nil: all.
    ///   - judge: decides which addresses are public.
    init(loop: EventLoop, limits: FetchLimits, ports: Set<UInt16>?, judge: @escaping SocketGuard.Judge) throws {
        transfers = try Transfers(loop: loop)
        queue = FetchQueue(limits, loop: loop)
        budget = FetchBudget(limits.allBytes)
        self.limits = limits
        self.ports = ports
        self.judge = judge
    }

    /// Has `use` work on the picture at `address`, as it came: whether it is one is for others to find out.
    ///
    /// Throws `remote_image_refused` for an address that is not fetched from and for a fetch that fails, `too_large`,
    /// `unsupported_media` for what does not claim to be a picture, `decode_failed` for nothing at all, `busy` where too
    /// much is fetched or held, `stopped` where the task was cancelled, and what `use` throws.
    ///
    /// - Parameters:
    ///   - field: the field of the request that the address stood in.
    ///   - caller: who asks, so that nobody has all there is; nil: nobody in particular. Not sent, not told.
    ///   - use: the picture must not outlive it: so long it counts.
    public func fetch<Value: Sendable>(
        _ address: some Collection<UInt8>, field: String? = nil, for caller: String? = nil,
        _ use: (Upload) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let first = try checked(RemoteAddress(ASCII.trimmed(Array(address))), field: field)
        let share = FetchShare(of: budget)
        defer { withExtendedLifetime(share) {} }
        let upload = try await queue.pass(for: caller) { () async throws(Failure) in
            try await fetch(first, share, field: field)
        }
        return try await use(upload)
    }

    /// Closes all connections; what is still being fetched fails.
    public func close() async {
        await transfers.close()
    }

    private func checked(_ address: RemoteAddress?, field: String?) throws(Failure) -> RemoteAddress {
        guard let address else { throw .unreadableAddress(field: field) }
        guard address.port.map({ ports?.contains($0) ?? true }) ?? true else {
            throw .ledAstray("names a port other than 80 and 443", field: field)
        }
        return address
    }

    private func fetch(
        _ first: RemoteAddress, _ share: FetchShare, field: String?
    ) async throws(Failure) -> Upload {
        let end = Moment.now() + limits.whole
        var address = first
        for _ in 0...limits.redirects {
            switch try await ask(address, share, until: end, field: field) {
            case .picture(let upload): return upload
            case .elsewhere(let location):
                address = try checked(try Self.next(address, location, field: field), field: field)
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

    private func ask(
        _ address: RemoteAddress, _ share: FetchShare, until end: Moment, field: String?
    ) async throws(Failure) -> Reply {
        let left = end.since(Moment.now())
        guard left > .zero else { throw .fetchTimeout(limits.whole, field: field, detail: "while it led on") }
        let guarded = SocketGuard(judge)
        let request = TransferRequest(
            url: address.url, fields: Self.fields,
            limits: TransferLimits(
                connect: min(limits.connect, left), firstByte: left, silence: limits.grace, whole: left),
            socketGuard: guarded)
        do {
            return try await transfers.send(request) { reply in
                if Self.redirects.contains(reply.head.status), let location = reply.head["location"] {
                    return .elsewhere(location)
                }
                return .picture(try await picture(reply, share, field: field))
            }
        } catch let error as TransferError {
            throw failure(error, guarded, field)
        } catch {
            throw (error as? Failure) ?? Failure(.stopped)
        }
    }

    private func failure(_ error: TransferError, _ guarded: SocketGuard, _ field: String?) -> Failure {
        switch error.kind {
        case .insecure: return .insecureServer(field: field, detail: error.detail)
        case .timeout(_, .connecting), .unreachable, .unknownHost, .proxy, .cut, .malformed:
            return .noPublicServer(field: field, detail: guarded.refusal ?? error.detail)
        case .timeout(_, .receiving): return .slowFetch(field: field, detail: error.detail)
        case .timeout: return .fetchTimeout(limits.whole, field: field, detail: error.detail)
        case .unusable: return .unreadableAddress(field: field, detail: error.detail)
        }
    }
}
