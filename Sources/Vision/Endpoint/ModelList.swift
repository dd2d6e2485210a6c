internal import Bytes
internal import Vignette

/// A list of models as servers give it, in any of their dialects.
struct ModelList: Sendable, Equatable {
    /// Whose list it is, as far as it shows: where to ask what the list itself does not say.
    enum Server: Sendable {
        case llamaCpp
        case ollama
        case liteLLM
        case other
    }

    var models: [ModelInfo]
    var server: Server

    private static let modelLimit = 10_000
    private static let nameLimit = 512

    /// Nil if it is no such list. A `data` of null is a list of none: Ollama without models.
    init?(_ json: JSONValue) {
        guard let entries = json["data"] ?? json["models"], entries.array != nil || entries.isNull else { return nil }
        // llama.cpp keeps what a model can do in a second list beside the first.
        var besides: [String: JSONValue] = [:]
        for entry in json["models"]?.array ?? [] {
            for name in [entry["name"]?.string, entry["model"]?.string] { if let name { besides[name] = entry } }
        }
        models = []
        server = .other
        for entry in (entries.array ?? []).prefix(Self.modelLimit) {
            guard let name = (entry["id"] ?? entry["name"] ?? entry).string, !name.isEmpty,
                name.utf8.count <= Self.nameLimit
            else { continue }
            models.append(ModelInfo(name: name, declaredSight: Self.sight(of: entry, besides[name])))
        }
        if let first = entries[0] { server = Self.server(first) }
    }

    private static func server(_ entry: JSONValue) -> Server {
        switch entry["owned_by"]?.string {
        case "llamacpp": .llamaCpp
        case "library": .ollama
        // It gives every model of every provider the same birthday.
        case _ where entry["created"]?.int == 1_677_610_602: .liteLLM
        default: .other
        }
    }

    private static func sight(of entry: JSONValue, _ beside: JSONValue?) -> Sight {
        if let inputs = entry["architecture"]?["input_modalities"]?.array {
            return inputs.contains { $0.string == "image" } ? .sees : .blind
        }
        if let abilities = (beside?["capabilities"] ?? entry["capabilities"])?.array {
            let seeing: Set = ["multimodal", "vision", "image"]
            if abilities.contains(where: { seeing.contains($0.string ?? "") }) { return .sees }
            // Who names this one names the others too; other words say nothing about pictures.
            return abilities.contains { $0.string == "completion" } ? .blind : .unknown
        }
        // Mistral and others: an object of flags.
        if let vision = entry["capabilities"]?["vision"]?.bool { return vision ? .sees : .blind }
        return .unknown
    }
}
