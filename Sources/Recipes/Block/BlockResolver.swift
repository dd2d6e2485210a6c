/// Puts what was selected in place of selectors, checked as the field wants it.
struct BlockResolver {
    /// Each made once, however many fields select it.
    let values: [Selector: Value]
    /// What stands before the names of the manifest's fields.
    let path: String

    func value(_ source: BlockSource<Value>) -> Value {
        switch source {
        case .written(let value): value
        case .selected(let selector): values[selector] ?? .null
        }
    }

    func text(_ source: BlockSource<Text>, _ field: String) throws(FieldError) -> Text {
        switch source {
        case .written(let text): return text
        case .selected(let selector):
            let value = values[selector] ?? .null
            guard case .text(let text) = value else {
                throw FieldError("\(path).\(field)", "must be text, but \(selector.text) is \(value.kind)")
            }
            return text
        }
    }

    /// Nil for null and for what is empty.
    func optionalText(_ source: BlockSource<Text>?, _ field: String) throws(FieldError) -> String? {
        guard let source else { return nil }
        if let selector = source.selector, case .null = values[selector] ?? .null { return nil }
        let text = try text(source, field)
        return text.isEmpty ? nil : text.string
    }

    func temperature(_ source: BlockSource<Double>?) throws(FieldError) -> Double? {
        switch source {
        case nil: return nil
        case .written(let value): return value
        case .selected(let selector):
            let value: Double
            switch values[selector] ?? .null {
            case .null: return nil
            case .integer(let integer): value = integer.double
            case .double(let double): value = double
            case let other:
                throw FieldError("\(path).temperature", "must be a number, but \(selector.text) is \(other.kind)")
            }
            guard BlockManifest.isTemperature(value) else {
                throw FieldError("\(path).temperature", "must be between 0.0 and 2.0, but \(selector.text) is not")
            }
            return value
        }
    }
}
