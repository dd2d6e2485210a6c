/// How long a service asks to wait, from all the places where services say it.
///
/// More than nothing and at most a year: what is above counts as a year, what is no such time as not said, and the next
/// place is looked at.
struct RetryAfter: Sendable, Equatable {
    let duration: Duration

    private static let year: Double = 366 * 86_400

    /// Whole seconds, rounded up.
    static func seconds(_ duration: Duration) -> Int {
        let (seconds, rest) = duration.components
        return Int(clamping: rest > 0 ? seconds + 1 : seconds)
    }

    private init?(seconds: Double?) {
        // Comparing is false for what is no number.
        guard let seconds, seconds > 0 else { return nil }
        let exact = min(seconds, Self.year) * 1_000
        let milliseconds = Int(exact)
        duration = .milliseconds(Double(milliseconds) < exact ? milliseconds + 1 : milliseconds)
    }

    /// Seconds; some write the moment instead, in seconds or milliseconds since 1970, which lies near now.
    private static func seconds(_ number: Double, now: Int) -> Double {
        guard number > year else { return number }
        let waits = [number - Double(now), number / 1_000 - Double(now)]
        return waits.first { abs($0) <= year } ?? number
    }

    /// - Parameter now: seconds since 1970.
    init?(_ head: ReplyHead, now: Int) {
        // Gateways hand on the fields of the service behind them under names of their own.
        for prefix in ["", "llm_provider-"] {
            for name in ["retry-after-ms", "x-ms-retry-after-ms"] {
                guard let value = head[prefix + name].flatMap(Self.decimal),
                    let wait = RetryAfter(seconds: value / 1_000)
                else { continue }
                self = wait
                return
            }
            if let value = head[prefix + "retry-after"], let wait = RetryAfter(field: value, now: now) {
                self = wait
                return
            }
        }
        for prefix in ["", "llm_provider-"] {
            // Whatever is used up for longer counts.
            let waits = ["requests", "tokens"].compactMap { kind -> Duration? in
                guard head["\(prefix)x-ratelimit-remaining-\(kind)"].flatMap(Self.decimal) == 0,
                    let value = head["\(prefix)x-ratelimit-reset-\(kind)"]
                else { return nil }
                return RetryAfter(reset: value, now: now)?.duration
            }
            if let longest = waits.max() {
                duration = longest
                return
            }
        }
        return nil
    }

    /// RFC 9110 §10.2.3: seconds, which some write with a fraction, or a date.
    init?(field: String, now: Int) {
        let number = Self.decimal(field).map { Self.seconds($0, now: now) }
        let seconds = number ?? MomentText.seconds(field, century: now).map { Double($0) - Double(now) }
        self.init(seconds: seconds)
    }

    /// `1s`, `6m0s`, `500ms`, `1h2m`, seconds alone, or the moment itself.
    init?(reset: String, now: Int) {
        let moment = MomentText.seconds(reset, century: now).map { Double($0) - Double(now) }
        let number = Self.decimal(reset).map { Self.seconds($0, now: now) }
        self.init(seconds: number ?? Self.span(Array(reset.utf8)[...].trimmed)?.seconds ?? moment)
    }

    /// The wait that a sentence names: "try again in 1m9.6s", "retry in 1.5 seconds".
    init?(sentence: String) {
        self.init(sentence: FoldedText(sentence))
    }

    init?(sentence text: FoldedText) {
        for phrase in ["try again in ", "retry in ", "retry after ", "try again after "] {
            guard let end = text.end(of: Array(phrase.utf8)) else { continue }
            self.init(seconds: Self.span(text.bytes[end...].prefix(40))?.seconds)
            return
        }
        return nil
    }

    /// Digits with at most one point.
    static func decimal(_ text: String) -> Double? {
        let text = Array(text.utf8)[...].trimmed
        guard let first = text.first, (0x30...0x39).contains(first),
            text.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
        else { return nil }
        // What follows so many places changes nothing, and whole numbers that long are all far too large.
        return Double(String(decoding: text.prefix(24), as: UTF8.self))
    }
}
