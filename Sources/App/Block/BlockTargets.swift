internal import Vignette
internal import Vision

/// Whom blocks may ask: the endpoint of this server, and those that its settings name beside it.
struct BlockTargets: Sendable {
    let configured: ServiceAddress
    /// By address, each with no key of this server.
    var others: [BaseURL: any ChatService] = [:]

    /// Whom a manifest names.
    enum Target: Sendable {
        case configured
        case other(any ChatService)
    }

    /// Compared whole: scheme, host, port and path. Throws `invalid_request` for all others.
    func target(_ url: String) throws(Failure) -> Target {
        if case .builtin = configured, url.lowercased() == configured.description { return .configured }
        if let named = BaseURL(url), !named.hasUserInfo {
            if case .service(let own) = configured, own.isSamePlace(as: named) { return .configured }
            if let other = others.first(where: { $0.key.isSamePlace(as: named) }) { return .other(other.value) }
        }
        let allowed = [configured.description] + others.keys.map(\.description).sorted()
        throw .invalidManifest(
            field: "step.base_url", "is no service that blocks may ask here: use \(allowed.joined(separator: " or "))")
    }
}
