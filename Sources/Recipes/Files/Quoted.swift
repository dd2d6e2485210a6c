/// What somebody wrote, as a part of a sentence on one line.
enum Quoted {
    /// In scalars.
    private static let limit = 100

    /// In quotes, and cut where it is long.
    static func text(_ text: String) -> String {
        let cut = text.unicodeScalars.prefix(limit)
        let more = cut.endIndex < text.unicodeScalars.endIndex ? "…" : ""
        return "'" + clean(String(String.UnicodeScalarView(cut))) + more + "'"
    }

    /// Controls and line ends become `?`.
    static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "?"
                    default: scalar
                    }
                }))
    }

    /// `a, b and c`, as many as a line holds.
    static func list(_ names: [String]) -> String {
        let shown = names.prefix(20).map(clean)
        if names.count > shown.count { return shown.joined(separator: ", ") + ", …" }
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "none" }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }
}
