internal import HTTP
internal import Vignette

/// GET /metrics: the figures for a Prometheus.
struct MetricsRoute: Sendable {
    let access: MetricsAccess
    let metrics: Metrics

    init(_ desk: Desk) {
        access = MetricsAccess(desk.configuration.metricsToken, identityHeader: desk.configuration.identityHeader)
        metrics = desk.metrics
    }

    func response(to request: Request) async throws -> Response {
        do throws(Failure) {
            try access.admit(request)
        } catch {
            guard error.code == .unauthorized else { throw error }
            // RFC 9110 §11.6.1: whoever is refused so is told how to do it right.
            var response = Response(.unauthorized, text: "\(error.message)\n\(error.advice)\n")
            response.fields.append(.wwwAuthenticate, "Bearer realm=\"metrics\"")
            response.fields.append(.cacheControl, "no-store")
            return response
        }
        var response = Response(bytes: await metrics.text(), type: Exposition.contentType)
        response.fields.append(.cacheControl, "no-store")
        return response
    }
}
