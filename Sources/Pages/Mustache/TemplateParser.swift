/// Reads a template into its tree in one go.
struct TemplateParser {
    /// A section whose end has not come yet.
    private struct Open {
        let tag: TemplateTag
        let name: TemplateName
        /// What stands before it, in the section around it.
        let before: [TemplateNode]
    }

    /// How deep sections may lie in one another.
    static let depthLimit = 64

    private var reader: TemplateReader
    private let template: String
    private var nodes: [TemplateNode] = []
    private var text = TemplateText()
    private var open: [Open] = []
    private var isAtLineStart = true
    private(set) var partials: [String: Int] = [:]

    init(_ text: String, name: String) {
        template = name
        reader = TemplateReader(Array(text.utf8), template: name)
    }

    mutating func parse() throws(PagesError) -> [TemplateNode] {
        var position = 0
        while let tag = try reader.tag(from: position) {
            if tag.canStandAlone, let line = reader.lineHolding(only: tag.range) {
                appendText(position..<line.lowerBound)
                try append(tag, indentation: Array(reader.bytes[line.lowerBound..<tag.range.lowerBound]))
                position = line.upperBound
                isAtLineStart = true
            } else {
                appendText(position..<tag.range.lowerBound)
                if isAtLineStart { text.beginLine() }
                isAtLineStart = false
                try append(tag, indentation: [])
                position = tag.range.upperBound
            }
        }
        appendText(position..<reader.bytes.count)
        flush()
        if let open = open.last {
            throw PagesError.template(template, open.tag.line, "the section \(open.tag.name) is never closed")
        }
        return nodes
    }

    private mutating func appendText(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            if isAtLineStart { text.beginLine() }
            let rest = reader.bytes[position..<range.upperBound]
            let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.upperBound
            isAtLineStart = reader.bytes[end - 1] == UInt8(ascii: "\n")
            text.append(reader.bytes[position..<end])
            position = end
        }
    }

    private mutating func flush() {
        if !text.isEmpty { nodes.append(.text(text)) }
        text = TemplateText()
    }

    private mutating func append(_ tag: TemplateTag, indentation: [UInt8]) throws(PagesError) {
        switch tag.kind {
        case .comment, .delimiters: break
        case .value(let isRaw):
            let name = try name(of: tag)
            flush()
            nodes.append(.value(name, isRaw: isRaw))
        case .partial:
            flush()
            if partials[tag.name] == nil { partials[tag.name] = tag.line }
            nodes.append(.partial(tag.name, indentation: indentation))
        case .section, .inverted:
            if open.count == Self.depthLimit {
                throw PagesError.template(template, tag.line, "sections lie more than \(Self.depthLimit) deep")
            }
            let name = try name(of: tag)
            flush()
            open.append(Open(tag: tag, name: name, before: nodes))
            nodes = []
        case .end: try close(tag)
        }
    }

    private mutating func close(_ tag: TemplateTag) throws(PagesError) {
        guard let section = open.popLast() else {
            throw PagesError.template(template, tag.line, "the section \(tag.name) is closed but never opened")
        }
        guard section.tag.name == tag.name else {
            throw PagesError.template(
                template, tag.line,
                "\(tag.name) is closed where \(section.tag.name) of line \(section.tag.line) is open")
        }
        flush()
        let inner = nodes
        nodes = section.before
        nodes.append(section.tag.kind == .section ? .section(section.name, inner) : .inverted(section.name, inner))
    }

    private func name(of tag: TemplateTag) throws(PagesError) -> TemplateName {
        guard let name = TemplateName(tag.name) else {
            throw PagesError.template(template, tag.line, "\(tag.name) is no name: a part between periods is empty")
        }
        return name
    }
}
