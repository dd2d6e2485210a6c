internal import HTTP
internal import Vignette

/// Who sends a request: the holder of an API key, else whom a proxy has signed in, else a visitor.
struct Caller: Sendable, Equatable {
    /// Nil for a visitor without our cookie, who owns nothing yet.
    let owner: Owner?
    /// Whom a proxy has signed in.
    let identity: String?
    /// Where the request comes from, for limits of those who are nobody else.
    let address: IPAddress?
}
