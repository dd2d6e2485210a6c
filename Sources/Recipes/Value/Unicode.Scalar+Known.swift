extension Unicode.Scalar {
    /// Whether Unicode 14 has it, which is what Python 3.11 knows. Swift knows later versions: what they added would be
    /// unassigned there, so it has no case, is no digit and is written as an escape.
    var isKnown: Bool {
        guard value >= 0x80 else { return true }
        guard let age = properties.age else { return false }
        return age.major <= 14
    }
}
