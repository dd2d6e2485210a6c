public import Bytes

/// What a block asks: its manifest with everything selected, operated on and filled in.
public struct BlockQuestion: Sendable {
    public let baseURL: String
    public let modelName: String
    /// Nil where none is given, or an empty one.
    public let apiKey: String?
    /// Nil where none is given, or an empty one.
    public let systemPrompt: String?
    /// Empty where nothing is asked in words.
    public let text: Text
    /// Images and JPEG bytes, in the order in which they are sent.
    public let pictures: [Value]
    public let maxTokens: Int
    public let temperature: Double?
    public let extraBody: JSONObject
}

extension BlockManifest {
    /// Carries out the operations and fills in the prompt.
    ///
    /// - Parameter pictures: what has become of each picture of the inputs.
    public func question(
        _ inputs: BlockInputs, pictures: [Value], in evaluation: inout Evaluation
    ) throws(FieldError) -> BlockQuestion {
        let resolver = BlockResolver(values: inputs.values(with: pictures), path: path)
        let prompt = Prompt(try resolver.text(self.prompt, "prompt"))
        var values: [Text: Value] = [:]
        for (name, source) in parameters {
            let value = resolver.value(source)
            values[name] = try operated(value, name, in: &evaluation)
        }
        let filling = try BlockFilling(
            of: prompt, order: parameters.map(\.name), values: values, at: path, in: &evaluation)
        return BlockQuestion(
            baseURL: try resolver.text(baseURL, "base_url").string,
            modelName: try resolver.text(modelName, "model_name").string,
            apiKey: try resolver.optionalText(apiKey, "api_key"),
            systemPrompt: try resolver.optionalText(systemPrompt, "system_prompt"), text: filling.text,
            pictures: filling.pictures, maxTokens: maxTokens,
            temperature: try resolver.temperature(temperature), extraBody: extraBody ?? JSONObject())
    }

    /// Whom it asks: known before any picture is.
    public func baseURL(from inputs: BlockInputs) throws(FieldError) -> String {
        // A picture is no text, whatever it shows.
        let pictures = [Value](repeating: .null, count: inputs.pictures.count)
        return try BlockResolver(values: inputs.values(with: pictures), path: path).text(baseURL, "base_url").string
    }

    private func operated(
        _ value: Value, _ name: Text, in evaluation: inout Evaluation
    ) throws(FieldError) -> Value {
        guard let chain = operations[name] else { return value }
        do throws(OperationError) {
            return try chain.apply(to: value, in: &evaluation)
        } catch {
            let index = error.places.first.map { "[\($0.index)]" } ?? ""
            throw FieldError("\(path).prompt_parameters_operations.\(name)\(index)", "failed: \(error)")
        }
    }
}
