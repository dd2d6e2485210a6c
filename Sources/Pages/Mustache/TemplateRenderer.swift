/// One rendering: the values around, innermost last, and what was written so far.
///
/// Recursion is bounded: sections lie in one another as deep as the parser lets them, partials as deep as `depthLimit`.
struct TemplateRenderer {
    /// How deep partials may lie in one another.
    static let depthLimit = 32
    /// How many partials one rendering may hold: what a partial that uses itself twice would otherwise double without end.
    static let partialLimit = 100_000

    private let templates: [String: Template]
    private var stack: [TemplateValue]
    private var indentation: [UInt8] = []
    private var depth = 0
    private var partials = 0
    private(set) var output: [UInt8] = []

    init(_ templates: [String: Template], _ value: TemplateValue) {
        self.templates = templates
        stack = [value]
    }

    mutating func render(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text(let text): text.append(to: &output, indentation: indentation)
            case .value(let name, let isRaw): write(value(of: name), isRaw: isRaw)
            case .section(let name, let inner): renderSection(value(of: name), inner)
            case .inverted(let name, let inner): if !value(of: name).isTrue { render(inner) }
            case .partial(let name, let indentation): renderPartial(name, indentation)
            }
        }
    }

    private mutating func renderSection(_ value: TemplateValue, _ inner: [TemplateNode]) {
        guard value.isTrue else { return }
        guard case .list(let items) = value else { return render(inner, inside: value) }
        for item in items { render(inner, inside: item) }
    }

    private mutating func render(_ nodes: [TemplateNode], inside value: TemplateValue) {
        stack.append(value)
        render(nodes)
        stack.removeLast()
    }

    private mutating func renderPartial(_ name: String, _ inner: [UInt8]) {
        // A library has every partial that its templates name.
        guard let template = templates[name], partials < Self.partialLimit else { return }
        guard depth < Self.depthLimit else {
            HTMLText.append("(the template \(name) lies too deep in itself)", to: &output)
            return
        }
        partials += 1
        depth += 1
        let outer = indentation
        indentation += inner
        render(template.nodes)
        indentation = outer
        depth -= 1
    }

    /// The first part is looked for from the inside out, each further one in what was found, and there alone.
    private func value(of name: TemplateName) -> TemplateValue {
        guard let first = name.parts.first else { return stack.last ?? .nothing }
        for case .object(let members) in stack.reversed() {
            guard var value = members[first] else { continue }
            for part in name.parts.dropFirst() {
                guard case .object(let members) = value, let member = members[part] else { return .nothing }
                value = member
            }
            return value
        }
        return .nothing
    }

    private mutating func write(_ value: TemplateValue, isRaw: Bool) {
        switch value {
        case .text(let text): HTMLText.append(text, to: &output)
        case .number(let number): output += String(number).utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        case .html(let html):
            if isRaw { output += html.bytes } else { HTMLText.append(html.bytes, to: &output) }
        case .list, .object, .nothing: break
        }
    }
}
