internal import Bytes
internal import HTTP
internal import Vignette

/// Who may read the figures: whoever has the token; without one, this machine alone.
///
/// A stranger is told so, 403, and not that there is nothing here: everybody knows that there is, and an operator whose
/// Prometheus got 404 would look for the fault in the wrong place.
struct MetricsAccess: Sendable {
    private let token: Secret?

    init(_ token: Secret?) {
        self.token = token
    }

    /// Throws `unauthorized` or `forbidden`.
    func admit(_ request: Request) throws(Failure) {
        if let token {
            guard let sent = Self.bearer(in: request), sent == token else {
                throw Failure(.unauthorized, advice: "Send the token as Authorization: Bearer.")
            }
            return
        }
        guard Self.isHere(request) else {
            throw Failure(
                .forbidden, message: "The figures are for this machine alone.",
                advice: "Whoever runs this server can set a token for them: --metrics-token.")
        }
    }

    /// Nil where there is none, or more than one.
    private static func bearer(in request: Request) -> Secret? {
        let values = request.fields.values(.authorization)
        guard let value = values.first, values.count == 1 else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return Secret(String(parts[1].drop { $0 == " " }))
    }

    /// Whether whoever asks is a program of this machine that speaks for itself. A Unix socket is what proxies use, and
    /// so is every field below.
    private static func isHere(_ request: Request) -> Bool {
        guard case .address(let address) = request.client.peer, address.isLoopback, !request.client.isForwarded else {
            return false
        }
        return !request.fields.contains { name, _ in
            name == "forwarded" || name == "via" || name == "x-real-ip" || name.hasPrefix("x-forwarded")
        }
    }
}
