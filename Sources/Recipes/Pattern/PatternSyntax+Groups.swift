extension PatternSyntax {
    /// Behind `(`, up to its `)`; nil for a comment.
    mutating func group() throws(PatternError) -> PatternMeasure? {
        guard take("?") else { return try capture(named: nil) }
        guard let kind = next() else { throw PatternError("ends within a group's beginning") }
        switch kind {
        case ":": return try part("(?:")
        case ">": return try part("(?>")
        case "=": return try part("(?=").withoutWidth
        case "!": return try part("(?!").withoutWidth
        case "<": return try lookbehind()
        case "(": return try condition()
        case "P": return try named()
        case "#":
            _ = try text(before: ")")
            return nil
        default:
            place -= 1
            return try flagged()
        }
    }

    /// A group whose beginning is written as `start`; flags within it end with it.
    private mutating func part(_ start: String) throws(PatternError) -> PatternMeasure {
        write(start)
        let outer = flags
        var measure = try alternatives()
        flags = outer
        guard take(")") else { throw PatternError("lacks a ')'") }
        write(")")
        measure.weight += 1
        return measure
    }

    private mutating func capture(named name: String?) throws(PatternError) -> PatternMeasure {
        let number = groups.count
        groups.append(nil)
        if let name {
            guard names[name] == nil else { throw PatternError("has two groups of the name '\(name)'") }
            names[name] = number
        }
        let measure = try part("(")
        groups[number] = measure
        return measure
    }

    private mutating func named() throws(PatternError) -> PatternMeasure {
        if take("<") { return try capture(named: try name(before: ">")) }
        guard take("=") else { throw PatternError("has '(?P' and neither '<' nor '=' behind it") }
        let name = try name(before: ")")
        guard let number = names[name] else { throw PatternError("refers to a group '\(name)' that is not there") }
        return try reference(to: number)
    }

    private mutating func name(before end: Unicode.Scalar) throws(PatternError) -> String {
        let name = try text(before: end)
        let scalars = name.unicodeScalars
        guard let first = scalars.first, first == "_" || first.properties.isXIDStart,
            scalars.allSatisfy(\.properties.isXIDContinue)
        else { throw PatternError("has a group whose name is none") }
        return name
    }

    /// A callout says how long the text is that is compared, before it is.
    mutating func reference(to number: Int) throws(PatternError) -> PatternMeasure {
        guard number < groups.count else { throw PatternError("refers to group \(number), which is not there") }
        guard let measure = groups[number] else { throw PatternError("refers to a group that is not closed yet") }
        try checkLookbehind(number)
        write("(?:(?C\(min(number + 1, PatternEffort.anyGroup)))\\g{\(number)})")
        return PatternMeasure(least: measure.least, most: measure.most, weight: 1)
    }

    private func checkLookbehind(_ number: Int) throws(PatternError) {
        if let lookbehindStart, number >= lookbehindStart {
            throw PatternError("refers, in a lookbehind, to a group of the same lookbehind")
        }
    }

    private mutating func lookbehind() throws(PatternError) -> PatternMeasure {
        guard let kind = next(), kind == "=" || kind == "!" else {
            throw PatternError("has '(?<' and neither '=' nor '!' behind it")
        }
        let outer = lookbehindStart
        lookbehindStart = outer ?? groups.count
        let measure = try part("(?<\(kind)")
        lookbehindStart = outer
        guard measure.least == measure.most else {
            throw PatternError("looks behind for something that has more than one length")
        }
        return measure.withoutWidth
    }

    /// `(?(1)then|else)`.
    private mutating func condition() throws(PatternError) -> PatternMeasure {
        let written = try text(before: ")")
        let number: Int
        if let first = written.unicodeScalars.first, ("0"..."9").contains(first) {
            guard let digits = Int(written), digits > 0 else { throw PatternError("asks for a group by no number") }
            number = digits
            awaited = max(awaited, number)
        } else {
            guard let known = names[written] else { throw PatternError("asks for a group that is not there") }
            number = known
        }
        try checkLookbehind(number)
        write("(?(\(number))")
        let outer = flags
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { throw PatternError("has groups that lie too deep within others") }
        let yes = try sequence()
        var no = PatternMeasure.none
        if take("|") {
            write("|")
            no = try sequence()
            if peek == "|" { throw PatternError("has a condition with more than two parts") }
        }
        flags = outer
        guard take(")") else { throw PatternError("lacks a ')'") }
        write(")")
        return yes.or(no)
    }
}
