extension PatternSyntax {
    /// How often an item comes: `most` is nil where there is no end.
    struct Counts {
        let least: Int
        let most: Int?
        /// `?` for few first, `+` for all and no going back, or nothing.
        var manner = ""
    }

    /// Nil where none stands here; a `{` that begins none is a character.
    mutating func repetition() throws(PatternError) -> Counts? {
        var counts: Counts
        switch peek {
        case "*": counts = Counts(least: 0, most: nil)
        case "+": counts = Counts(least: 1, most: nil)
        case "?": counts = Counts(least: 0, most: 1)
        case "{":
            guard let written = try braces() else { return nil }
            counts = written
            place -= 1
        default: return nil
        }
        place += 1
        if take("?") { counts.manner = "?" } else if take("+") { counts.manner = "+" }
        return counts
    }

    /// `{2}`, `{2,}`, `{,3}`, `{2,3}` and `{,}`; whatever else begins so is nothing special.
    private mutating func braces() throws(PatternError) -> Counts? {
        let start = place
        place += 1
        if peek == "}" {
            place = start
            return nil
        }
        let low = digits()
        let high = take(",") ? digits() : low
        guard take("}") else {
            place = start
            return nil
        }
        let least = try count(low) ?? 0
        let most = try count(high)
        if let most, most < least { throw PatternError("has a repetition whose least is above its most") }
        return Counts(least: least, most: most)
    }

    private func count(_ digits: String) throws(PatternError) -> Int? {
        if digits.isEmpty { return nil }
        guard let count = Int(digits), count <= Self.repeatLimit else {
            throw PatternError("repeats something more than \(Self.repeatLimit) times")
        }
        return count
    }

    /// Behind an item, all of which is one character, one class or one group.
    mutating func write(_ counts: Counts) {
        let most = counts.most.map(String.init) ?? ""
        write("{\(counts.least),\(most)}\(counts.manner)" + Self.callout)
    }
}
