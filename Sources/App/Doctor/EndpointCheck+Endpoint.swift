internal import Vignette
internal import Vision

extension EndpointCheck {
    /// - Parameter model: what questions go through.
    init(_ endpoint: Endpoint, model: any VisionModel, log: Log) {
        self.init(
            settings: endpoint.settings, models: { try await endpoint.models(refresh: true).map(\.name) },
            chosen: { try await endpoint.model(named: nil) }, sight: { try await endpoint.checkSight(of: $0) },
            model: model, log: log)
    }
}
