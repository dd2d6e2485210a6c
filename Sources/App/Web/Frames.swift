internal import HTTP
internal import Pages

/// Makes the frame of every page: where this site lies for whoever sent the request.
struct Frames: Sendable {
    private let assets: [String: String]
    private let publicURL: PublicURL?
    private let canBeFramed: Bool

    init(_ configuration: Configuration, assets: [String: String]) {
        self.assets = assets
        publicURL = configuration.publicURL
        canBeFramed = !configuration.frameAncestors.allowsNobody
    }

    func frame(for request: Request, identity: String? = nil) -> Frame {
        Frame(
            prefix: request.client.prefix, baseURL: publicURL?.description ?? request.client.baseURL, assets: assets,
            identity: identity, canBeFramed: canBeFramed)
    }
}
