/// Text from a picture as a block of code in markdown, which nothing in the text can end.
enum QuotedBlock {
    /// The fence is longer than any run of its character in the text. Control characters and those that turn the
    /// direction of the text around them are replaced.
    static func markdown(_ text: String) -> String {
        let clean = clean(text)
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: clean) + 1))
        return "\(fence)text\n\(clean)\(clean.utf8.last == UInt8(ascii: "\n") ? "" : "\n")\(fence)"
    }

    private static func clean(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n" && previous == "\r" { continue }
            clean.append(shown(scalar))
        }
        return String(clean)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        // Letters of several scripts and many emoji are joined, or kept apart, by these two.
        if scalar == "\n" || scalar == "\t" || scalar == "\u{200C}" || scalar == "\u{200D}" { return scalar }
        switch scalar.properties.generalCategory {
        case .lineSeparator, .paragraphSeparator: return "\n"
        case .control where scalar == "\r": return "\n"
        case .control, .format: return "\u{FFFD}"
        default: return scalar
        }
    }

    private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
        var (run, longest) = (0, 0)
        for scalar in text.unicodeScalars {
            run = scalar == character ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
