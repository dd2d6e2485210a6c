internal import HTTP
internal import Vignette

/// What the server answers, and what every answer goes through.
struct Site: Sendable {
    let readiness: Readiness
    /// Answers every request that could be parsed.
    let handler: Handler
    /// Answers the rest.
    let errorResponse: ErrorResponse

    init(_ configuration: Configuration, readiness: Readiness, log: Log) throws(StartError) {
        self.readiness = readiness
        let assets = try Assets(folder: configuration.root + "/Public")
        let failures = FailureResponses(stylesheet: assets.path(of: "style.css"), log: log)
        let router = Router(
            basePath: configuration.effectiveBasePath.prefix, Self.routes(readiness: readiness, assets: assets))
        let layers: [Middleware] = [
            TrustedProxies(AddressSet(configuration.trustedProxies))
                .middleware(prefix: configuration.effectiveBasePath.prefix),
            requestIDs,
            accessLog { log.note($0) },
            securityFields(SecurityPolicy.fields),
            failures.middleware,
            allowedHosts(AllowedHosts(configuration.allowedHosts + [configuration.publicURL?.host].compactMap { $0 })),
            conditions,
        ]
        handler = layers.wrap(router.handle)
        errorResponse = { error, rejected in
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
