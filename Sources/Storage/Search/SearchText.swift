/// A text as it is put into the search index: every character of a script without blanks between its words is a word.
///
/// A phrase of such characters then finds any part of a text. Other scripts' words are left to the index's tokenizer.
struct SearchText: Sendable, Equatable {
    let text: String

    /// In bytes; no more of a text is indexed.
    static let limit = 256 << 10

    init(_ text: some StringProtocol, limit: Int = limit) {
        var spaced = String.UnicodeScalarView()
        var count = 0
        var wasAlone = false
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            if count > limit { break }
            let isAlone = Self.standsAlone(scalar)
            if isAlone || wasAlone { spaced.append(" ") }
            // A zero byte would end the text for some of SQLite's functions.
            spaced.append(scalar == "\0" ? " " : scalar)
            wasAlone = isAlone
        }
        self.text = String(spaced)
    }

    /// Whether it is of a script that writes no blanks between words.
    static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly all texts end here.
        guard scalar.value >= 0x0E00 else { return false }
        return switch scalar.value {
        case 0x0E00...0x0EFF,  // Thai, Lao
            0x1000...0x109F,  // Burmese
            0x1780...0x17FF,  // Khmer
            0x2E80...0x2FDF,  // Parts of Chinese characters
            0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x312F, 0x31F0...0x31FF,  // Japanese syllables, Bopomofo
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,  // Chinese characters
            0xFF66...0xFF9D,  // Narrow Japanese syllables
            0x20000...0x3FFFF:  // Rare Chinese characters
            true
        default: false
        }
    }
}
