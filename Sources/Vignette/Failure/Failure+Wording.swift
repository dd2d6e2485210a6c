/// How numbers, names and lists are written in the sentences of failures.
extension Failure {
    /// What sizes are counted in.
    public enum Measure: Sendable {
        case bytes
        case pixels
        /// The longest side, in pixels.
        case side
    }

    /// Text from outside as part of a sentence: in quotes, on one line, at most 100 characters.
    static func quoted(_ text: String) -> String {
        "'\(clean(text))'"
    }

    /// Text from outside as part of a sentence: on one line, at most 100 characters.
    static func clean(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for (count, scalar) in text.unicodeScalars.enumerated() {
            guard count < 100 else { return String(clean) + "…" }
            switch scalar.properties.generalCategory {
            // Controls, line ends, and what turns the direction of the text around it.
            case .control, .format, .lineSeparator, .paragraphSeparator: clean.append("\u{FFFD}")
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }

    /// "a, b and c"; past ten entries the rest is counted.
    static func list(_ items: [String], _ conjunction: String = "and") -> String {
        if items.count > 10 {
            return items.prefix(9).map(clean).joined(separator: ", ") + " \(conjunction) \(items.count - 9) more"
        }
        let items = items.map(clean)
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    static func seconds(_ count: Int) -> String {
        count == 1 ? "1 second" : "\(count) seconds"
    }

    /// The beginning of a sentence about how many pictures were sent.
    static func thereAre(_ count: Int) -> String {
        count == 1 ? "There is 1 picture" : "There are \(grouped(count)) pictures"
    }

    /// A limit and what exceeded it, in the limit's unit. The limit is rounded down and the excess up, so that the two
    /// never look equal.
    static func amounts(_ measure: Measure, limit: Int, actual: Int) -> (limit: String, actual: String) {
        let (scale, unit) = scale(of: measure, limit: limit)
        return (tenths(limit, scale, up: false) + unit, tenths(actual, scale, up: true) + unit)
    }

    /// MB are 1,048,576 bytes as in every upload limit, unless the limit is a round number of millions.
    private static func scale(of measure: Measure, limit: Int) -> (Int, String) {
        switch measure {
        case .side: (1, " pixels")
        case .pixels: limit >= 1_000_000 ? (1_000_000, " megapixels") : (1, " pixels")
        case .bytes where limit >= 1_000_000 && limit % 1_000_000 == 0: (1_000_000, " MB")
        case .bytes where limit >= 1 << 20: (1 << 20, " MB")
        case .bytes where limit >= 1 << 10: (1 << 10, " KB")
        case .bytes: (1, " bytes")
        }
    }

    private static func tenths(_ value: Int, _ scale: Int, up: Bool) -> String {
        guard scale > 1 else { return grouped(value) }
        let rest = value % scale
        // rest < scale <= 2^20, so that ten times of it cannot overflow.
        var tenths = up ? (rest * 10 + scale - 1) / scale : rest * 10 / scale
        var whole = value / scale
        if tenths == 10 { (whole, tenths) = (whole + 1, 0) }
        return tenths == 0 ? grouped(whole) : "\(grouped(whole)).\(tenths)"
    }

    /// 16384 as "16,384".
    static func grouped(_ value: Int) -> String {
        var text = ""
        for (place, digit) in String(value.magnitude).reversed().enumerated() {
            if place > 0 && place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }
}
