extension PatternSyntax {
    /// `(?im)`, as many as stand at the very beginning: nowhere else may they hold for all.
    mutating func globalFlags() throws(PatternError) {
        while true {
            let start = place
            if flags.contains(.verbose) { skipBlanks() }
            guard take("("), take("?"), let letter = peek, letter != "-", PatternFlags.named(letter) != nil else {
                place = start
                return
            }
            let letters = try flagLetters()
            guard take(")") else {
                place = start
                return
            }
            flags.formUnion(letters)
            try checkKinds(flags)
        }
    }

    /// `(?i-s:…)`, behind its `?`.
    mutating func flagged() throws(PatternError) -> PatternMeasure {
        let on = try flagLetters()
        var off: PatternFlags = []
        if take("-") {
            off = try flagLetters()
            guard !off.isEmpty, off.isSubset(of: .removable), off.isDisjoint(with: on) else {
                throw PatternError("turns off flags that cannot be turned off there")
            }
        } else if peek == ")" {
            throw PatternError("has flags for all of it that do not stand at its beginning")
        }
        guard take(":") else { throw PatternError("has '(?' and something behind it that means nothing") }
        try checkKinds(on)
        let outer = flags
        if !on.isDisjoint(with: [.ascii, .unicode]) { flags.subtract([.ascii, .unicode]) }
        flags.formUnion(on)
        flags.subtract(off)
        write("(?" + on.letters + (off.letters.isEmpty ? "" : "-" + off.letters) + ":")
        let measure = try alternatives()
        flags = outer
        guard take(")") else { throw PatternError("lacks a ')'") }
        write(")")
        return measure
    }

    private mutating func flagLetters() throws(PatternError) -> PatternFlags {
        var letters: PatternFlags = []
        while let scalar = peek, let flag = PatternFlags.named(scalar) {
            letters.insert(flag)
            place += 1
        }
        if peek == "L" { throw PatternError("has the flag 'L', which is for bytes") }
        return letters
    }

    private func checkKinds(_ flags: PatternFlags) throws(PatternError) {
        guard !flags.isSuperset(of: [.ascii, .unicode]) else { throw PatternError("has the flags 'a' and 'u' at once") }
    }

    private mutating func skipBlanks() {
        while let scalar = peek {
            if scalar == "#" {
                while let comment = next(), comment != "\n" {}
            } else if scalar == " " || ("\t"..."\r").contains(scalar) {
                place += 1
            } else {
                return
            }
        }
    }
}
