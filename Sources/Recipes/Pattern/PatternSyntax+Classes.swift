extension PatternSyntax {
    /// Behind `[`, up to its `]`.
    mutating func characterClass() throws(PatternError) -> PatternMeasure {
        write(take("^") ? "[^" : "[")
        var members = 0
        while true {
            guard let scalar = peek else { throw PatternError("lacks a ']'") }
            if scalar == "]", members > 0 { break }
            members += 1
            guard let low = try member() else { continue }
            // A hyphen is one of the class where it stands at its end.
            guard peek == "-", place + 1 < source.count, source[place + 1] != "]" else {
                write(literal: low)
                continue
            }
            place += 1
            guard let high = try bound() else {
                throw PatternError("has a range in a class that ends with no character")
            }
            guard low <= high else { throw PatternError("has a range in a class that ends before it begins") }
            write(Self.literal(low) + "-" + Self.literal(high))
        }
        place += 1
        write("]")
        classSize = max(classSize, members)
        return .one
    }

    /// A character, or nil where it is many, which are written then and begin no range.
    private mutating func member() throws(PatternError) -> Unicode.Scalar? {
        guard let many = try shorthandHere() else { return try single() }
        write(many)
        if peek == "-", place + 1 < source.count, source[place + 1] != "]" {
            throw PatternError("has a range in a class that begins with no character")
        }
        return nil
    }

    private mutating func bound() throws(PatternError) -> Unicode.Scalar? {
        try shorthandHere() == nil ? try single() : nil
    }

    private mutating func shorthandHere() throws(PatternError) -> String? {
        guard peek == "\\", place + 1 < source.count, "dDsSwW".unicodeScalars.contains(source[place + 1]) else {
            return nil
        }
        place += 2
        return shorthand(source[place - 1])
    }

    private mutating func single() throws(PatternError) -> Unicode.Scalar {
        guard let scalar = next() else { throw PatternError("lacks a ']'") }
        return scalar == "\\" ? try character(inClass: true) : scalar
    }
}
