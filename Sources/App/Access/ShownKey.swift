internal import HTTP

/// The key that a request shows: `Authorization: Bearer KEY`, whatever stands there.
///
/// Other schemes say nothing here: a proxy that asks for a password passes that on. Several fields are one that nobody
/// can have, since they could be read in two ways. RFC 6750 §2.1, RFC 9110 §11.4
struct ShownKey {
    /// Empty where the field names none.
    let bytes: Substring.UTF8View

    private static let scheme = Array("bearer".utf8)

    /// Nil where none is shown.
    init?(in fields: Fields) {
        let values = fields.values(.authorization).compactMap(Self.key)
        guard let first = values.first else { return nil }
        bytes = values.count == 1 ? first : Substring().utf8
    }

    private static func key(_ field: String) -> Substring.UTF8View? {
        let text = Substring(field).utf8
        let word = text.prefix { $0 != 0x20 && $0 != 0x09 }
        guard word.count == scheme.count, zip(word, scheme).allSatisfy({ $0 | 0x20 == $1 }) else { return nil }
        return text[word.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
    }
}
