/// A validator of a representation. RFC 9110 §8.8.3
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    public let value: String
    public let isWeak: Bool

    /// `value` without its quotes. Characters that cannot stand in a tag are left out.
    public init(_ value: String, isWeak: Bool = false) {
        self.value = String(decoding: value.utf8.filter { $0 == 0x21 || ($0 > 0x22 && $0 != 0x7F) }, as: UTF8.self)
        self.isWeak = isWeak
    }

    /// Reads `"x"` or `W/"x"`.
    init?(parsing text: String) {
        var bytes = text.utf8[...]
        isWeak = bytes.starts(with: "W/".utf8)
        if isWeak { bytes = bytes.dropFirst(2) }
        guard bytes.count >= 2, bytes.first == 0x22, bytes.last == 0x22 else { return nil }
        bytes = bytes.dropFirst().dropLast()
        guard !bytes.contains(0x22) else { return nil }
        value = String(decoding: bytes, as: UTF8.self)
    }

    public var description: String { (isWeak ? "W/" : "") + "\"\(value)\"" }

    /// RFC 9110 §8.8.3.2
    func matchesWeakly(_ other: EntityTag) -> Bool { value == other.value }
    func matchesStrongly(_ other: EntityTag) -> Bool { value == other.value && !isWeak && !other.isWeak }
}
