/// What a code says, as text that is safe to hand on.
enum CodeContent {
    /// More than the largest QR code holds in Latin letters, in bytes.
    private static let limit = 4 << 10

    /// The bytes as UTF-8 where they are that, else as Latin-1: the two that codes are made with. At most 4 KiB of it,
    /// with lines that end in a line feed. Other control characters are shown as the signs that stand for them: trade
    /// codes separate their parts with one. What else would mislead a reader is U+FFFD.
    static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return text(bytes.lazy.map { Unicode.Scalar($0) })
        }
        // A byte order mark says no more than that it is UTF-8.
        return self.text(
            text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...])
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        var count = 0
        var previous: Unicode.Scalar = "\0"
        for scalar in scalars {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            let shown = shown(scalar)
            count += UTF8.width(shown)
            guard count <= limit else { break }
            text.append(shown)
        }
        return String(text)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A: scalar
        case 0x0D: "\n"
        // The control pictures stand in the order of what they show.
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: scalar.harmless
        }
    }
}
