/// A part of a parsed template.
///
/// How deep they lie in one another is bounded by the parser, so they can be walked by recursion.
indirect enum TemplateNode: Sendable, Equatable {
    case text(TemplateText)
    /// `isRaw`: the tag asks for HTML as it is. Only `TemplateValue.html` is given that way.
    case value(TemplateName, isRaw: Bool)
    case section(TemplateName, [TemplateNode])
    case inverted(TemplateName, [TemplateNode])
    /// The indentation goes before each line of the partial.
    case partial(String, indentation: [UInt8])
}
