internal import Bytes
internal import HTTP
internal import Vignette

/// Who may read the figures: whoever has the token; without one, this machine alone.
///
/// A stranger is told so, 403, and not that there is nothing here: everybody knows that there is, and an operator whose
/// Prometheus got 404 would look for the fault in the wrong place.
struct MetricsAccess: Sendable {
    private let token: Secret?
    private let identityHeader: FieldName?

    /// - Parameter identityHeader: by which a proxy says who is signed in.
    init(_ token: Secret?, identityHeader: FieldName? = nil) {
        self.token = token
        self.identityHeader = identityHeader
    }

    /// Throws `unauthorized` or `forbidden`.
    func admit(_ request: Request) throws(Failure) {
        if let token {
            guard let shown = ShownKey(in: request.fields), !shown.bytes.isEmpty,
                Secret(String(Substring(shown.bytes))) == token
            else {
                throw Failure(
                    .unauthorized, message: "This needs the token of the metrics.",
                    advice: "Send it as Authorization: Bearer TOKEN.")
            }
            return
        }
        guard isHere(request) else {
            throw Failure(
                .forbidden, message: "The figures are for this machine alone.",
                advice: "Whoever runs this server can set a token for them: --metrics-token.")
        }
    }

    /// Fields that proxies add, beside those that begin with x-forwarded.
    private static let signs: Set<String> = [
        "forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip",
    ]

    /// Whether whoever asks is a program of this machine that speaks for itself. A Unix socket is what proxies use, and
    /// so is every field below.
    private func isHere(_ request: Request) -> Bool {
        guard case .address(let address) = request.client.peer, address.isLoopback, !request.client.isForwarded else {
            return false
        }
        return !request.fields.contains { name, _ in
            Self.signs.contains(name) || name.hasPrefix("x-forwarded") || name == identityHeader?.text
        }
    }
}
