internal import Bytes

/// What a filter says it found, as far as that can be shown to anyone.
enum ModerationCategory {
    private static let phrases = ["flagged as '", "flagged as \"", "flagged for \"", "flagged for '"].map {
        Array($0.utf8)
    }

    /// From the reply's own field, or from its sentence.
    static func name(_ error: UpstreamError, _ text: FoldedText) -> String? {
        if let category = error.category.flatMap({ plain(Array($0.utf8.prefix(64))) }) { return category }
        for phrase in phrases {
            guard let start = text.end(of: phrase) else { continue }
            let end = text.bytes[start...].prefix(64).firstIndex { $0 == 0x27 || $0 == 0x22 }
            if let end, let category = plain(Array(text.bytes[start..<end])) { return category }
        }
        return nil
    }

    /// Whether the category can be shown: it is still the same once the secrets are out of what it was read from.
    ///
    /// Asked before the category loses its large letters, because secrets are known by them.
    static func isPublic(_ category: String, _ error: UpstreamError, _ log: LogText) -> Bool {
        var error = error
        error.category = error.category.map(log.clean)
        error.message = log.clean(error.message)
        return name(error, FoldedText(error.message)) == category
    }

    /// "image" or "text" where the sentence says which of them it was.
    static func subject(_ error: UpstreamError) -> String {
        let text = FoldedText(error.message)
        for subject in ["image", "text"] where text.end(of: Array("\(subject) flagged as".utf8)) != nil {
            return subject
        }
        return "picture or text"
    }

    /// The name of a category, in lower case: a word or up to three, such as `self-harm/intent` or `hate speech`.
    private static func plain(_ name: [UInt8]) -> String? {
        let name = name.map(ASCII.lower)
        guard (1...40).contains(name.count), name.split(separator: 0x20).count <= 3,
            name.allSatisfy({ (0x61...0x7A).contains($0) || [0x20, 0x2D, 0x2F, 0x5F].contains($0) })
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}
