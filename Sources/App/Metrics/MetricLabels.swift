/// The labels of a sample as they stand between its braces, written once and used for every scrape.
///
/// Values come from tables of this program: patterns of routes, codes of failures. What somebody sent is never one.
struct MetricLabels: Sendable {
    static let none = MetricLabels([:])

    let text: [UInt8]

    init(_ pairs: KeyValuePairs<StaticString, String>) {
        var text: [UInt8] = []
        for (name, value) in pairs { Self.append(name, value, to: &text) }
        self.text = text
    }

    private init(text: [UInt8]) {
        self.text = text
    }

    /// These and one more.
    func adding(_ name: StaticString, _ value: String) -> MetricLabels {
        var text = text
        Self.append(name, value, to: &text)
        return MetricLabels(text: text)
    }

    private static func append(_ name: StaticString, _ value: String, to text: inout [UInt8]) {
        if !text.isEmpty { text.append(UInt8(ascii: ",")) }
        text += name.description.utf8
        text += "=\"".utf8
        for byte in value.utf8 { append(byte, quoted: true, to: &text) }
        text.append(UInt8(ascii: "\""))
    }

    /// A byte of a text, escaped where it would end it. In explanations a quotation mark ends nothing.
    static func append(_ byte: UInt8, quoted: Bool, to text: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\\"): text += "\\\\".utf8
        case UInt8(ascii: "\n"): text += "\\n".utf8
        case UInt8(ascii: "\"") where quoted: text += "\\\"".utf8
        default: text.append(byte)
        }
    }
}
