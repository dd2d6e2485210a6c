/// Which code points are shown as they are.
///
/// The scripts of most texts are looked up once and kept.
enum PrintableTable {
    private static let end: UInt32 = 0x3400

    private static let known = (0..<end).map { value in Unicode.Scalar(value).map(isPrintable) ?? false }

    /// Whether Python's `str.isprintable` takes it.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < end { return known[Int(value)] }
        // Chinese characters and Hangul, which fill whole pages.
        if (0x3400...0x9fff).contains(value) || (0xac00...0xd7a3).contains(value) { return true }
        return isPrintable(scalar)
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: scalar.isKnown
        }
    }
}
