/// A field of a manifest: its value, or where the value comes from.
enum BlockSource<Written: Sendable>: Sendable {
    case written(Written)
    case selected(Selector)

    var selector: Selector? {
        if case .selected(let selector) = self { selector } else { nil }
    }
}

extension OperationFields {
    /// Text that may be a selector.
    func source(_ name: String) throws(FieldError) -> BlockSource<Text> {
        let text = try text(name)
        return Selector(text).map { .selected($0) } ?? .written(text)
    }

    /// Null is nil, as is what is missing.
    func optionalSource(_ name: String) throws(FieldError) -> BlockSource<Text>? {
        has(name) ? try source(name) : nil
    }
}
