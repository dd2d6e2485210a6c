internal import Bytes
internal import HTTP
internal import Vignette
internal import Vision

/// GET /api/tags, /api/ps, /api/version and POST /api/show: what there is to ask.
///
/// Of what is only known about files of models, sizes, families and the like, programs get the empty value of its kind.
struct OllamaCatalogue: Sendable {
    /// The release of Ollama whose API this follows: programs look for the features of one.
    static let release = "0.32.15"

    let gateway: Gateway
    /// Since when the models are known; the service does not say since when they are what they are.
    private let since: Timestamp

    init(_ gateway: Gateway) {
        self.gateway = gateway
        since = gateway.now()
    }

    @Sendable func tags(_ request: Request) async throws -> Response {
        try await answer(request) {
            let listed = try await gateway.service.models()
            return JSONWriter().object { list in
                list.array("models") { array in
                    for model in listed { array.object { write(model, to: &$0) } }
                }
            }
        }
    }

    /// Nothing is loaded here.
    @Sendable func running(_ request: Request) async throws -> Response {
        try await answer(request) { JSONWriter().object { $0.array("models") { _ in } } }
    }

    @Sendable func version(_ request: Request) async throws -> Response {
        try await answer(request) { JSONWriter().object { $0.string("version", Self.release) } }
    }

    @Sendable func show(_ request: Request) async throws -> Response {
        try await answer(request) {
            let fields = try OllamaFields(try await request.body.whole().bytes)
            let name = try OllamaModels.name(in: fields, ["model", "name"])
            let model = try await OllamaModels(gateway: gateway).model(named: name)
            return JSONWriter().object { shown in
                shown.string("modelfile", "")
                shown.string("parameters", "")
                shown.string("template", "")
                Self.writeDetails(to: &shown)
                shown.object("model_info") { _ in }
                Self.writeAbilities(of: model, to: &shown)
                shown.string("modified_at", since.iso8601)
            }
        }
    }

    private func answer(_ request: Request, _ body: () async throws -> [UInt8]) async throws -> Response {
        let caller = try gateway.admission.admit(request, asks: false)
        var response = Response.ollama(try await body())
        gateway.add(fieldsFor: caller, to: &response)
        return response
    }

    private func write(_ model: ModelInfo, to entry: inout JSONObjectWriter) {
        entry.string("name", model.name)
        entry.string("model", model.name)
        entry.string("modified_at", since.iso8601)
        entry.int("size", 0)
        entry.string("digest", Self.digest(of: model.name))
        Self.writeDetails(to: &entry)
        Self.writeAbilities(of: model, to: &entry)
    }

    private static func writeAbilities(of model: ModelInfo, to object: inout JSONObjectWriter) {
        object.value("capabilities", .array(OllamaModels.abilities(of: model).map { .string(JSONText($0)) }))
    }

    private static func writeDetails(to object: inout JSONObjectWriter) {
        object.object("details") { details in
            for name in ["parent_model", "format", "family"] { details.string(name, "") }
            details.array("families") { _ in }
            for name in ["parameter_size", "quantization_level"] { details.string(name, "") }
        }
    }

    /// Tells models apart, as the digest of a model's file does.
    private static func digest(of name: String) -> String {
        (try? SHA256.digest(of: name.utf8).hex) ?? String(repeating: "0", count: 64)
    }
}
