extension Unicode.Scalar {
    /// Itself; U+FFFD where a reader would not see it, and could be misled by it.
    ///
    /// These are controls, other ends of lines than the line feed, marks that turn the direction of the text after them,
    /// and the signs by which a text can hide another. Line feeds and tabs stay; so do the joiners, which Persian and
    /// emoji need.
    var harmless: Unicode.Scalar {
        switch value {
        case 0x09, 0x0A: self
        case 0..<0x20, 0x7F..<0xA0: "\u{FFFD}"
        // Directions.
        case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        // Ends of lines and paragraphs.
        case 0x2028...0x2029: "\u{FFFD}"
        // Formats that are long out of use, the byte order mark, annotations, tags.
        case 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: "\u{FFFD}"
        default: self
        }
    }
}
