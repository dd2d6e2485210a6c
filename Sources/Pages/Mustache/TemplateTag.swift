/// One tag, read but not yet put in its place.
struct TemplateTag {
    enum Kind: Equatable {
        case value(isRaw: Bool)
        case section, inverted, end, partial, comment
        case delimiters(open: [UInt8], close: [UInt8])
    }

    let kind: Kind
    let name: String
    /// In the bytes of the template, delimiters included.
    let range: Range<Int>
    let line: Int

    /// Alone on its line, such a tag takes the line with it.
    var canStandAlone: Bool {
        if case .value = kind { false } else { true }
    }
}
