@testable import Pages

/// A text as a template, filled and read as text again.
func rendered(
    _ template: String, _ value: TemplateValue = [:], partials: [String: String] = [:]
) throws(PagesError) -> String {
    var templates: [String: Template] = [:]
    for (name, text) in partials { templates[name] = try Template(parsing: text, name: name) }
    var renderer = TemplateRenderer(templates, value)
    renderer.render(try Template(parsing: template, name: "test").nodes)
    return String(decoding: renderer.output, as: UTF8.self)
}
