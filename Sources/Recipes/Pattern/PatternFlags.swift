/// How a part of a pattern is read: the letters of `(?im)` and `(?s-x:…)`.
struct PatternFlags: OptionSet {
    let rawValue: UInt8

    static let ignoreCase = PatternFlags(rawValue: 1)
    static let multiline = PatternFlags(rawValue: 2)
    static let dotAll = PatternFlags(rawValue: 4)
    /// Blanks and comments in the pattern count for nothing.
    static let verbose = PatternFlags(rawValue: 8)
    /// `\w`, `\d`, `\s` and `\b` know no letter beyond ASCII.
    static let ascii = PatternFlags(rawValue: 16)
    static let unicode = PatternFlags(rawValue: 32)

    /// Those that PCRE2 has under the same letter.
    static let shared: [(letter: String, flag: PatternFlags)] = [
        ("i", .ignoreCase), ("m", .multiline), ("s", .dotAll),
    ]

    /// Those that a part of a pattern can turn off.
    static let removable: PatternFlags = [.ignoreCase, .multiline, .dotAll, .verbose]

    static func named(_ letter: Unicode.Scalar) -> PatternFlags? {
        switch letter {
        case "i": .ignoreCase
        case "m": .multiline
        case "s": .dotAll
        case "x": .verbose
        case "a": .ascii
        case "u": .unicode
        default: nil
        }
    }

    /// The letters of those that PCRE2 has to know.
    var letters: String { Self.shared.filter { contains($0.flag) }.map(\.letter).joined() }
}
