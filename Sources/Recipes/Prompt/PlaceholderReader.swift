/// Finds placeholders in the bytes of a prompt, each byte looked at a bounded number of times.
///
/// The grammar is `{{`, white space, `$parameters.`, one or more word characters, white space, `}}`.
struct PlaceholderReader {
    private let bytes: [UInt8]
    private var index = 0

    private static let sign = Array("$parameters.".utf8)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Placeholder? {
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{"), let found = placeholder() {
                return found
            }
            index += 1
        }
        return nil
    }

    /// The one that begins here; nil, and nothing is passed over, where none does.
    private mutating func placeholder() -> Placeholder? {
        var end = skipSpace(from: index + 2)
        guard end < bytes.count, bytes[end] == Self.sign[0], bytes[end...].starts(with: Self.sign) else { return nil }
        end += Self.sign.count
        let start = end
        while let (scalar, next) = scalar(at: end), Self.isWord(scalar) { end = next }
        let name = start..<end
        end = skipSpace(from: end)
        guard !name.isEmpty, bytes[end...].starts(with: [UInt8(ascii: "}"), UInt8(ascii: "}")]) else { return nil }
        end += 2
        defer { index = end }
        return Placeholder(name: Text(checked: Array(bytes[name])), literal: Text(checked: Array(bytes[index..<end])))
    }

    private func skipSpace(from start: Int) -> Int {
        var end = start
        while let (scalar, next) = scalar(at: end), Self.isSpace(scalar) { end = next }
        return end
    }

    private func scalar(at place: Int) -> (Unicode.Scalar, next: Int)? {
        guard place < bytes.count else { return nil }
        if bytes[place] < 0x80 { return (Unicode.Scalar(bytes[place]), place + 1) }
        var decoder = UTF8()
        var rest = bytes[place...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return (scalar, place + UTF8.width(scalar))
    }

    /// What `\w` of Python is: letters, numbers of all kinds, the underscore.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: scalar == "_"
        }
    }

    /// What `\s` of Python is: Unicode's white space, and four separators of ASCII.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
    }
}
