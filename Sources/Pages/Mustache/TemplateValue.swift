/// What a template is filled with.
///
/// A text is written escaped, whatever the tag says: only `html` can be written as it is, and only where the tag asks for
/// it. In a section, an empty text, an empty list, zero, false and nothing count as false.
enum TemplateValue: Sendable, Equatable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([TemplateValue])
    case object([String: TemplateValue])
    case html(SafeHTML)
    case nothing

    init(_ text: String?) {
        self = text.map { .text($0) } ?? .nothing
    }

    var isTrue: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .number(let number): number != 0
        case .flag(let flag): flag
        case .list(let list): !list.isEmpty
        case .object: true
        case .html(let html): !html.bytes.isEmpty
        case .nothing: false
        }
    }
}
