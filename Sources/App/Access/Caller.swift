internal import Bytes
internal import HTTP
internal import Vignette

/// Who sends a request: the holder of a key, else whom a proxy has signed in, else a visitor.
struct Caller: Sendable, Equatable {
    /// Nil for a visitor without our cookie, who owns nothing yet.
    let owner: Owner?
    /// Whom a proxy has signed in.
    let identity: String?
    /// Where the request comes from, for limits of those who are nobody else.
    let address: IPAddress?
    /// A trusted proxy named somebody in a way that nobody can be called: nothing that needs a name is allowed.
    var isMisnamed = false
    /// The name of the key of the APIs that it showed.
    var key: String?
    /// By which it can be asked later whether that key still counts.
    var digest: SHA256.Digest?
    /// It showed a key, and there is none like it.
    var hasWrongKey = false
    /// No browser: those say where what they send comes from.
    var isProgram = false
    /// It wants to be one of those who ask without a key.
    var wantsFreeTier = false

    /// Who shares a rate: a key, else a name, else a network.
    var rateKey: String {
        if let key { return "key:" + key }
        return identity.map { "identity:" + $0 } ?? networkKey
    }

    /// Who shares what an address has. A network of IPv6 is one customer's, whatever their machines are called. Cookies
    /// do not count, since whoever drops one is somebody new.
    var networkKey: String { "address:" + (address?.network.description ?? "unknown") }

    /// Whose names for requests these are.
    var idempotencyScope: String { owner?.description ?? "address:" + (address?.description ?? "unknown") }
}
