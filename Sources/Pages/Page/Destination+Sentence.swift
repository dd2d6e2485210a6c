extension Destination {
    /// Where pictures go, and what becomes of them, before anybody sends one.
    ///
    /// - Parameter keptDays: nil: until somebody deletes it.
    func sentence(keptDays: Int?) -> String {
        let kept = keptDays.map { "Kept \(Wording.count($0, "day", "days"))." } ?? "Kept until you delete it."
        return "\(way) Location data is removed. \(kept)"
    }

    private var way: String {
        guard let host else { return "Stays on this server: its built-in reader looks at it." }
        let place = model.map { "\($0) on \(host)" } ?? host
        switch network {
        case .here: return "Goes to \(place), stays on this server."
        case .inside: return "Goes to \(place), stays in this network."
        case .outside: return "Goes to \(place), outside this network."
        }
    }

    /// As the end of a sentence: who answers.
    func name(model chosen: String?) -> String {
        guard let host else { return "the reader built into this server" }
        return (chosen ?? model).map { "\($0) on \(host)" } ?? "the model on \(host)"
    }
}
