extension Unicode.Scalar {
    /// Whether Unicode 14 has it, which is what Python 3.11 knows. Swift knows later versions: what they added would be
    /// unassigned there, so it has no case, is no digit and is written as an escape.
    var isKnown: Bool {
        guard value >= 0x80 else { return true }
        guard let age = properties.age else { return false }
        return age.major <= 14
    }

    /// Whether Python's `str.isprintable` takes it as it is.
    var isPrintable: Bool {
        if value < 0x7f { return value >= 0x20 }
        // Chinese characters and Hangul, which fill whole pages.
        if (0x4e00...0x9fff).contains(value) || (0xac00...0xd7a3).contains(value) { return true }
        return switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: isKnown
        }
    }
}
