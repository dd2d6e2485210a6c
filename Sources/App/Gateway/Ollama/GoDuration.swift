internal import Vignette

/// A span of time as Go writes it: `5m`, `1h30m`, `-1m`, `300ms`.
///
/// https://pkg.go.dev/time#ParseDuration
struct GoDuration: Sendable, Equatable {
    let nanoseconds: Int64

    /// More than any such text needs.
    private static let longest = 64
    private static let units: [String: Double] = [
        "ns": 1, "us": 1e3, "\u{B5}s": 1e3, "\u{3BC}s": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
    ]

    /// Nil where it is none, or more than 292 years.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var rest = text.unicodeScalars[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        // The one number that needs no unit.
        if String(rest) == "0" {
            nanoseconds = 0
            return
        }
        var sum = 0.0
        while !rest.isEmpty {
            let number = String(rest.prefix(while: Self.isNumeral))
            rest.removeFirst(number.unicodeScalars.count)
            let unit = String(rest.prefix { !Self.isNumeral($0) })
            rest.removeFirst(unit.unicodeScalars.count)
            guard let amount = Self.amount(number), let scale = Self.units[unit] else { return nil }
            sum += amount * scale
        }
        guard let whole = Int64(exactly: (isNegative ? -sum : sum).rounded(.towardZero)) else { return nil }
        nanoseconds = whole
    }

    /// Digits with at most one point, which may stand at either end.
    private static func amount(_ text: String) -> Double? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else { return nil }
        return Double("0" + text + (parts.count == 2 ? "0" : ""))
    }

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || scalar == "."
    }
}
