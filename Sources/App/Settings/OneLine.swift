/// Text from outside as part of a line for the terminal.
enum OneLine {
    /// Controls, line ends and what turns the direction of text become `?`, so that no value can add a line or move the
    /// cursor.
    static func clean(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isHarmless($0) ? $0 : "?" }))
    }

    /// In quotes, and cut after 100 characters.
    static func quoted(_ text: String) -> String {
        let cut = text.unicodeScalars.prefix(100)
        let more = cut.endIndex < text.unicodeScalars.endIndex ? "…" : ""
        return "'" + clean(String(cut)) + more + "'"
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
