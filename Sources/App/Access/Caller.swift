internal import HTTP
internal import Vignette

/// Who sends a request: whom a proxy has signed in, else a visitor.
struct Caller: Sendable, Equatable {
    /// Nil for a visitor without our cookie, who owns nothing yet.
    let owner: Owner?
    /// Whom a proxy has signed in.
    let identity: String?
    /// Where the request comes from, for limits of those who are nobody else.
    let address: IPAddress?
    /// A trusted proxy named somebody in a way that nobody can be called: nothing that needs a name is allowed.
    var isMisnamed = false

    /// Who shares a rate: a name, else an address. A network of IPv6 is one customer's, whatever their machines are
    /// called. Cookies do not count, since whoever drops one is somebody new.
    var rateKey: String {
        identity.map { "identity:" + $0 } ?? "address:" + (address?.network.description ?? "unknown")
    }

    /// Whose names for requests these are.
    var idempotencyScope: String { owner?.description ?? "address:" + (address?.description ?? "unknown") }
}
