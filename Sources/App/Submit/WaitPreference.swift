internal import HTTP

/// How long a sender would rather wait for the result than be told where it will be. RFC 7240 §4.3
struct WaitPreference: Sendable, Equatable {
    let seconds: Int

    /// The longest, whatever is asked for.
    static let limit = 60

    /// Nil where there is none, or one of no length. Of several the first counts. RFC 7240 §2
    init?(_ fields: Fields) {
        for preference in fields.list(.prefer) {
            // Parameters behind a semicolon change nothing.
            let pair = preference.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map { part in
                part.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
            }
            guard pair.first?.lowercased() == "wait" else { continue }
            guard pair.count == 2, (1...9).contains(pair[1].utf8.count),
                pair[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int(pair[1]), seconds > 0
            else { return nil }
            self.seconds = min(seconds, Self.limit)
            return
        }
        return nil
    }
}
