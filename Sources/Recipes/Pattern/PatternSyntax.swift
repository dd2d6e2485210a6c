/// Reads a regular expression as Python writes it and writes it down for PCRE2.
///
/// Nothing goes through unread: what Python does not know is refused, and what PCRE2 alone knows (verbs, recursion,
/// callouts, `\Q`, `\K`, `\p{…}`, POSIX classes) is either that or plain characters. Every point of choice is followed
/// by a callout, where `PatternEffort` counts.
struct PatternSyntax {
    let source: [Unicode.Scalar]
    var place = 0
    var output: [UInt8] = []
    var flags: PatternFlags = []
    /// Of each group that is closed, by its number; the whole pattern is group 0 and never closed.
    var groups: [PatternMeasure?] = [nil]
    var names: [String: Int] = [:]
    /// Groups that conditions name before they are there.
    var awaited = 0
    /// In a lookbehind: groups with this number or above began in it.
    var lookbehindStart: Int?
    var depth = 0
    /// The most members of one class.
    var classSize = 1

    /// How deep groups may lie within groups.
    static let depthLimit = 100
    /// PCRE2 counts no further.
    static let repeatLimit = 65_535
    /// Is called after every point of choice.
    static let callout = "(?C1)"

    init(_ text: Text) {
        source = Array(text.string.unicodeScalars)
    }

    /// The pattern for PCRE2, and its measure.
    static func translation(of text: Text) throws(PatternError) -> (bytes: [UInt8], measure: PatternMeasure, price: Int)
    {
        var syntax = PatternSyntax(text)
        try syntax.globalFlags()
        let letters = syntax.flags.letters
        syntax.write(callout + (letters.isEmpty ? "(?:" : "(?\(letters):"))
        let measure = try syntax.alternatives()
        guard syntax.peek == nil else { throw PatternError("has a ')' too many") }
        syntax.write(")")
        guard syntax.awaited < syntax.groups.count else { throw PatternError("asks for a group that is not there") }
        return (syntax.output, measure, 1 + syntax.classSize / 8)
    }

    /// Parts between `|`, up to a `)` or the end.
    mutating func alternatives() throws(PatternError) -> PatternMeasure {
        guard depth < Self.depthLimit else {
            throw PatternError("has groups that lie within more than \(Self.depthLimit) others")
        }
        depth += 1
        defer { depth -= 1 }
        var measure = try sequence()
        while take("|") {
            write("|" + Self.callout)
            measure = measure.or(try sequence())
        }
        return measure
    }

    /// Items in a row, up to a `|`, a `)` or the end.
    mutating func sequence() throws(PatternError) -> PatternMeasure {
        var measure = PatternMeasure.none
        /// The last item, whose measure is still to be added.
        var last: (measure: PatternMeasure, canRepeat: Bool)?
        var isRepeated = false
        while let scalar = peek, scalar != "|", scalar != ")" {
            if skipsBlank(scalar) { continue }
            if let counts = try repetition() {
                guard !isRepeated else { throw PatternError("repeats a repetition") }
                guard let item = last, item.canRepeat else { throw PatternError("has nothing to repeat") }
                write(counts)
                measure = measure + item.measure.repeated(counts.least, counts.most)
                last = nil
                isRepeated = true
                continue
            }
            // A comment is nothing at all: what stands behind it may repeat what stands before it.
            guard let item = try item() else { continue }
            if let last { measure = measure + last.measure }
            isRepeated = false
            last = item
        }
        return last.map { measure + $0.measure } ?? measure
    }

    /// One character, class, group, reference or assertion; nil for a comment.
    private mutating func item() throws(PatternError) -> (measure: PatternMeasure, canRepeat: Bool)? {
        // sequence() saw one.
        guard let scalar = next() else { return nil }
        switch scalar {
        case ".":
            write(".")
            return (.one, true)
        case "^", "$":
            write(String(scalar))
            return (.none, false)
        case "[": return (try characterClass(), true)
        case "(": return try group().map { ($0, true) }
        case "\\": return try escape()
        default:
            write(literal: scalar)
            return (.one, true)
        }
    }

    private mutating func skipsBlank(_ scalar: Unicode.Scalar) -> Bool {
        guard flags.contains(.verbose) else { return false }
        if scalar == "#" {
            while let comment = next(), comment != "\n" {}
            return true
        }
        guard scalar == " " || ("\t"..."\r").contains(scalar) else { return false }
        place += 1
        return true
    }
}
