internal import HTTP
internal import Vignette

/// Refuses what pages of other sites make a browser send, before anything of its body is read.
///
/// Browsers say where a request comes from, in Sec-Fetch-Site or, older ones and all over plain http, in Origin, and no
/// page can change either. Programs send neither and pass: no page can make them send anything.
/// Whether they need a key is not decided here but in `Access`.
struct CrossOrigin: Sendable {
    private let publicURL: PublicURL?

    init(publicURL: PublicURL?) {
        self.publicURL = publicURL
    }

    func middleware(_ next: @escaping Handler) -> Handler {
        { request in
            try check(request)
            return try await next(request)
        }
    }

    private static let safe: Set<Method> = [.get, .head, .options]

    private func check(_ request: Request) throws(Failure) {
        if Self.safe.contains(request.method) { return }
        let sites = request.fields.values(.secFetchSite)
        guard sites.isEmpty else {
            // `none`: somebody's own doing, not a page's.
            guard sites.allSatisfy({ $0 == "same-origin" || $0 == "none" }) else { throw Failure(.crossOrigin) }
            return
        }
        let origins = request.fields.values(.origin)
        guard !origins.isEmpty else { return }
        let own = [
            publicURL?.origin, PublicURL("\(request.client.scheme)://\(request.client.host)")?.origin,
        ].compactMap { $0 }
        // `null`, of a sandboxed frame, is no URL.
        guard origins.allSatisfy({ PublicURL($0).map { own.contains($0.origin) } ?? false }) else {
            throw Failure(.crossOrigin)
        }
    }
}
