/// What an asker called a language, where that can stand in a `lang` attribute: a tag, not a name.
struct LanguageTag: Sendable, Equatable {
    let text: String

    /// Nil for a name such as `German`, and for everything else that is no tag.
    init?(_ text: String?) {
        guard let text else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard parts.count <= 4, let first = parts.first, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
            parts.dropFirst().allSatisfy({ (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isPlain) })
        else { return nil }
        self.text = parts.joined(separator: "-")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
