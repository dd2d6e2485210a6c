/// A Mustache template, parsed once.
///
/// Held to the published specification: comments, delimiters, values, sections, inverted sections and partials.
/// Inheritance, lambdas and dynamic names are left out and refused. Other than there, a value is never written unescaped
/// but as `TemplateValue.html`.
struct Template: Sendable {
    let name: String
    let nodes: [TemplateNode]
    /// The partials it uses, each with the line where it is first named.
    let partials: [String: Int]

    /// - Parameter name: what errors call it.
    init(parsing text: String, name: String) throws(PagesError) {
        var parser = TemplateParser(text, name: name)
        nodes = try parser.parse()
        partials = parser.partials
        self.name = name
    }
}
