internal import Bytes
internal import HTTP
internal import Vignette
internal import Vision

/// GET /v1/models and /v1/models/{id}: what can be named in a question.
struct ModelsRoute: Sendable {
    let gateway: Gateway
    /// The list does not say how old a model is: they are as old as this server.
    private let created: Int

    init(_ gateway: Gateway) {
        self.gateway = gateway
        created = Int(gateway.now().milliseconds / 1000)
    }

    @Sendable func list(_ request: Request) async throws -> Response {
        let caller = try gateway.admission.admit(request, asks: false)
        let models = try await gateway.service.models()
        let bytes = JSONWriter().object { writer in
            writer.string("object", "list")
            writer.array("data") { data in
                for model in models { data.object { write(model, to: &$0) } }
            }
        }
        return answer(bytes, to: caller)
    }

    @Sendable func one(_ request: Request) async throws -> Response {
        let caller = try gateway.admission.admit(request, asks: false)
        let name = request.parameters["id"] ?? ""
        var models = try await gateway.service.models()
        if !models.contains(where: { $0.name == name }), let newest = try? await gateway.service.newestModels() {
            models = newest
        }
        guard let model = models.first(where: { $0.name == name }) else {
            throw Failure.modelNotFound(name, available: models.map(\.name))
        }
        return answer(JSONWriter().object { write(model, to: &$0) }, to: caller)
    }

    private func write(_ model: ModelInfo, to writer: inout JSONObjectWriter) {
        writer.string("id", model.name)
        writer.string("object", "model")
        writer.int("created", created)
        writer.string("owned_by", "vignette")
    }

    private func answer(_ bytes: [UInt8], to caller: Caller) -> Response {
        var response = Response(bytes: bytes, type: "application/json")
        gateway.add(fieldsFor: caller, to: &response)
        response.fields[.cacheControl] = "no-store"
        return response
    }
}
