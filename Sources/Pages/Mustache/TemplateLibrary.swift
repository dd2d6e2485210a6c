/// The templates of a folder, each of which can use the others as partials.
///
/// All are parsed before any is used: a broken one, or one that names a partial that is not there, is an error here and
/// not in the middle of a page. Where the library rereads, it reads the folder anew for each rendering, and shows what is
/// wrong in place of the page.
struct TemplateLibrary: Sendable {
    private let folder: String
    private let rereads: Bool
    private let templates: [String: Template]

    /// - Parameter required: templates that must be there, since pages are made of them.
    init(folder: String, rereads: Bool, required: [String] = []) throws(PagesError) {
        let templates = try Self.load(folder)
        if let missing = required.first(where: { templates[$0] == nil }) {
            throw PagesError("the template \(missing) is not in \(folder)")
        }
        self.templates = templates
        self.folder = folder
        self.rereads = rereads
    }

    /// A template that is not there is named in the output: that is a mistake of ours that every test of a page meets, and
    /// no reason to end the server.
    func render(_ name: String, _ value: TemplateValue) -> [UInt8] {
        guard rereads else { return Self.render(name, of: templates, value) }
        do throws(PagesError) {
            return Self.render(name, of: try Self.load(folder), value)
        } catch {
            return Self.escaped(error.description)
        }
    }

    private static func load(_ folder: String) throws(PagesError) -> [String: Template] {
        let templates = try TemplateFolder.read(folder)
        for template in templates.values.sorted(by: { $0.name < $1.name }) {
            for (partial, line) in template.partials.sorted(by: { $0.value < $1.value }) where templates[partial] == nil
            {
                throw PagesError.template(template.name, line, "there is no template \(partial)")
            }
        }
        return templates
    }

    private static func render(
        _ name: String, of templates: [String: Template], _ value: TemplateValue
    ) -> [UInt8] {
        guard let template = templates[name] else { return escaped("there is no template \(name)") }
        var renderer = TemplateRenderer(templates, value)
        renderer.render(template.nodes)
        return renderer.output
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        HTMLText.append(text, to: &output)
        return output
    }
}
