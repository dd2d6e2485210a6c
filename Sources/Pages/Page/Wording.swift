internal import Vignette

/// How numbers, sizes and times are written on pages.
enum Wording {
    /// `1,234`.
    static func number(_ value: Int) -> String {
        var text = ""
        for (place, digit) in String(value.magnitude).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }

    static func count(_ value: Int, _ one: String, _ many: String) -> String {
        "\(number(value)) \(value == 1 ? one : many)"
    }

    /// In the unit that leaves one to four digits.
    static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1024: "\(count) bytes"
        case ..<(1 << 20): "\((count + 512) / 1024) KB"
        default: "\(tenths((count + (1 << 20) / 20) * 10 / (1 << 20))) MB"
        }
    }

    /// `0.4 s`, `12 s`, `3 min 5 s`.
    static func duration(_ duration: Duration) -> String {
        let tenth =
            max(0, Int(clamping: duration.components.seconds)) * 10
            + Int(duration.components.attoseconds / 100_000_000_000_000_000)
        if tenth < 100 { return tenths(tenth) + " s" }
        let seconds = (tenth + 5) / 10
        guard seconds >= 60 else { return "\(seconds) s" }
        return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
    }

    /// A time that is only guessed, in steps that do not pretend to know more.
    static func rough(_ duration: Duration) -> String {
        let seconds = max(1, Int(clamping: duration.components.seconds))
        switch seconds {
        case ..<10: return "about \(seconds) s"
        case ..<55: return "about \((seconds + 5) / 10 * 10) s"
        case ..<3300: return "about \((seconds + 30) / 60) min"
        default: return "about \(count((seconds + 1800) / 3600, "hour", "hours"))"
        }
    }

    /// `1st`, `2nd`, `11th`.
    static func ordinal(_ value: Int) -> String {
        let ending =
            switch (value % 10, value % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return number(value) + ending
    }

    /// `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    static func size(_ size: PictureSize) -> String { "\(size.width) × \(size.height)" }

    private static func tenths(_ value: Int) -> String {
        value % 10 == 0 ? number(value / 10) : "\(number(value / 10)).\(value % 10)"
    }
}
