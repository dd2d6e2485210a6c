public import Bytes

/// A step of a workflow that runs the block `roboflow_core/openai_compatible@v1`, checked as its library checks it.
///
/// Fields that it does not know are ignored. Temperature may be a selector, as its documentation says.
public struct BlockManifest: Sendable {
    static let type: Text = "roboflow_core/openai_compatible@v1"

    /// What stands before the names of its fields.
    let path: String
    let baseURL: BlockSource<Text>
    let modelName: BlockSource<Text>
    let apiKey: BlockSource<Text>?
    let systemPrompt: BlockSource<Text>?
    let prompt: BlockSource<Text>
    /// In their order.
    let parameters: [(name: Text, value: BlockSource<Value>)]
    let operations: [Text: OperationChain]
    public let maxTokens: Int
    let temperature: BlockSource<Double>?
    public let extraBody: JSONObject?

    private static let temperatures = 0.0...2.0
    private static let parameterLimit = 1000
    /// Of all chains together.
    private static let operationLimit = 1000
    private static let qualityLimit = 4

    public init(_ step: OperationFields) throws(FieldError) {
        guard try step.text("type") == Self.type else { throw step.error("type", "must be '\(Self.type)'") }
        _ = try step.text("name")
        path = step.path
        baseURL = try step.source("base_url")
        modelName = try step.source("model_name")
        apiKey = try step.optionalSource("api_key")
        systemPrompt = try step.optionalSource("system_prompt")
        prompt = try step.source("prompt")
        parameters = try Self.parameters(of: step)
        operations = try Self.operations(of: step)
        maxTokens = try step.integer("max_tokens", default: 500, in: 2...Int.max)
        temperature = try Self.temperature(of: step)
        extraBody = try step.optionalObject("extra_body")
        for name in ["messages", "stream", "n"] where extraBody?[name] != nil {
            throw step.error("extra_body.\(name)", "is not taken: the block decides it")
        }
    }

    /// What it takes from its inputs.
    public var selectors: [Selector] {
        var all = [baseURL, modelName, apiKey, systemPrompt, prompt].compactMap { $0?.selector }
        all += parameters.compactMap(\.value.selector)
        if let selector = temperature?.selector { all.append(selector) }
        return all
    }

    /// The qualities of the JPEG files that operations make of what a selector stands for.
    func jpegQualities() throws(FieldError) -> [Selector: Set<Int>] {
        var qualities: [Selector: Set<Int>] = [:]
        for (name, source) in parameters {
            guard let selector = source.selector, let chain = operations[name] else { continue }
            qualities[selector, default: []].formUnion(chain.jpegQualities)
        }
        guard Set(qualities.values.joined()).count <= Self.qualityLimit else {
            throw FieldError(
                path + ".prompt_parameters_operations",
                "asks for JPEG files of more than \(Self.qualityLimit) qualities")
        }
        return qualities
    }

    /// The selectors of what no operation touches: pictures among them are sent.
    var untouched: [Selector] {
        parameters.filter { operations[$0.name] == nil }.compactMap(\.value.selector)
    }

    private static func parameters(
        of step: OperationFields
    ) throws(FieldError) -> [(name: Text, value: BlockSource<Value>)] {
        let object = try step.object("prompt_parameters", default: JSONObject())
        guard object.count <= parameterLimit else {
            throw step.error("prompt_parameters", "has more than \(parameterLimit) members")
        }
        let fields = OperationFields(object, at: step.place("prompt_parameters"))
        var parameters: [(name: Text, value: BlockSource<Value>)] = []
        for member in object.members {
            let name = member.name.string
            let value: BlockSource<Value>
            switch member.value {
            case .string:
                let text = try fields.text(name)
                value = Selector(text).map { .selected($0) } ?? .written(.text(text))
            case .bool(let flag): value = .written(.bool(flag))
            case .number: value = .written(try fields.number(name))
            default: throw fields.error(name, "must be text, a number, true, false or a selector")
            }
            parameters.append((Text(name), value))
        }
        return parameters
    }

    private static func operations(of step: OperationFields) throws(FieldError) -> [Text: OperationChain] {
        let object = try step.object("prompt_parameters_operations", default: JSONObject())
        var operations: [Text: OperationChain] = [:]
        var count = 0
        for member in object.members {
            let name = member.name.string
            let path = step.place("prompt_parameters_operations") + "." + name
            let chain = try OperationChain(member.value, at: path)
            count += max(chain.count, 1)
            guard count <= operationLimit else {
                throw step.error("prompt_parameters_operations", "has more than \(operationLimit) operations in all")
            }
            operations[Text(name)] = chain
        }
        return operations
    }

    private static func temperature(of step: OperationFields) throws(FieldError) -> BlockSource<Double>? {
        guard step.has("temperature") else { return nil }
        if let text = step.object["temperature"]?.string, let selector = Selector(Text(text)) {
            return .selected(selector)
        }
        return .written(try step.double("temperature", in: temperatures))
    }

    /// Whether what a selector gave can be one.
    static func isTemperature(_ value: Double) -> Bool { temperatures.contains(value) }
}
