/// A block's prompt with its parameters in place: what is a picture leaves the text and goes beside it.
struct BlockFilling {
    let text: Text
    let pictures: [Value]

    /// - Parameters:
    ///   - order: of the parameters, as the manifest has them.
    ///   - path: what stands before the names of the manifest's fields.
    init(
        of prompt: Prompt, order: [Text], values: [Text: Value], at path: String, in evaluation: inout Evaluation
    ) throws(FieldError) {
        let named = prompt.names.filter { values[$0] != nil }
        var texts: [Text: Text] = [:]
        var pictures: [Value] = []
        // The library takes the named ones in an order that is left to chance; here that of the prompt counts.
        for name in named {
            guard let value = values[name] else { continue }
            if let found = Self.pictures(in: value) {
                pictures += found
                texts[name] = ""
            } else {
                texts[name] = try Self.written(value, path + ".prompt_parameters.\(name)", in: &evaluation)
            }
        }
        let isNamed = Set(named)
        for name in order where !isNamed.contains(name) {
            if let value = values[name], let found = Self.pictures(in: value) { pictures += found }
        }
        self.pictures = pictures
        do throws(Prompt.TooLong) {
            text = try prompt.filled(with: texts).trimmed
        } catch {
            throw FieldError(path + ".prompt", "becomes too long once it is filled in")
        }
    }

    /// Nil where the value is text to the model: an image, JPEG bytes, or a list with one of them, whose other members
    /// are dropped.
    private static func pictures(in value: Value) -> [Value]? {
        guard case .list(let elements) = value else { return isPicture(value) ? [value] : nil }
        let pictures = elements.filter(isPicture)
        return pictures.isEmpty ? nil : pictures
    }

    private static func isPicture(_ value: Value) -> Bool {
        switch value {
        case .image, .bytes: true
        default: false
        }
    }

    private static func written(
        _ value: Value, _ field: String, in evaluation: inout Evaluation
    ) throws(FieldError) -> Text {
        do throws(OperationError) {
            return try value.written(in: &evaluation)
        } catch {
            throw FieldError(field, error.reason)
        }
    }
}
