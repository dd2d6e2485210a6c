internal import HTTP
internal import Pages
internal import Vignette

/// What the server answers, and what every answer goes through.
struct Site: Sendable {
    let readiness: Readiness
    /// Answers every request that could be parsed.
    let handler: Handler
    /// Answers the rest.
    let errorResponse: ErrorResponse

    /// - Parameters:
    ///   - access: the one that the routes ask; nil: there are none that do.
    ///   - pages: render what could not be answered.
    ///   - routes: what is answered beside health and assets.
    ///   - metrics: where requests are counted.
    init(
        _ configuration: Configuration, assets: Assets, pages: Pages, readiness: Readiness, log: Log,
        access: Access? = nil, routes: [Route] = [], metrics: Metrics = Metrics()
    ) {
        self.readiness = readiness
        let frames = Frames(configuration, assets: assets.paths)
        let failures = FailureResponses(
            pages: pages, frames: frames, access: access ?? Access(configuration),
            basePath: configuration.effectiveBasePath.prefix, log: log)
        let table = Self.standingRoutes(readiness: readiness, assets: assets) + routes
        let requests = RequestMetrics(table)
        metrics.add { requests.write(to: &$0) }
        let router = Router(
            basePath: configuration.effectiveBasePath.prefix, RequestMetrics.numbered(table))
        let hosts = AllowedHosts(configuration.allowedHosts + [configuration.publicURL?.host].compactMap { $0 })
        let layers: [Middleware] = [
            TrustedProxies(AddressSet(configuration.trustedProxies))
                .middleware(prefix: configuration.effectiveBasePath.prefix),
            requestIDs,
            accessLog { record in
                requests.note(record)
                log.note(record)
            },
            securityFields(SecurityPolicy.fields),
            failures.middleware,
            allowedHosts(hosts),
            CrossOrigin(publicURL: configuration.publicURL).middleware,
            conditions,
        ]
        handler = layers.wrap(router.handle)
        errorResponse = { error, rejected in
            if rejected.request == nil { requests.noteUnparsed() }
            var rejected = rejected
            // No layer has touched it.
            rejected.request?.client.prefix = configuration.effectiveBasePath.prefix
            var response = failures.unparsed(error, rejected)
            for (name, value) in SecurityPolicy.fields { response.fields.append(name, value) }
            return response
        }
    }
}

extension Configuration {
    /// A public URL's path says where the server lies when no base path does.
    var effectiveBasePath: BasePath {
        basePath == .root ? publicURL?.path ?? .root : basePath
    }
}
