/// What a code says, as text that is safe to hand on.
enum CodeContent {
    /// More than the largest QR code holds in Latin letters, in bytes.
    private static let limit = 4 << 10

    /// Valid UTF-8 of at most 4 KiB, with lines that end in a line feed. Other control characters are shown as the
    /// signs that stand for them: trade codes separate their parts with one.
    static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        var text = String.UnicodeScalarView()
        var count = 0
        var previous: Unicode.Scalar = "\0"
        for scalar in String(decoding: bytes.prefix(limit), as: UTF8.self).unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            let shown = shown(scalar)
            count += String(shown).utf8.count
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
        case 0x80..<0xA0: "\u{FFFD}"
        default: scalar
        }
    }
}
