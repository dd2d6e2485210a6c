/// What was measured: lines that Tests/Upstreams/run gathers into a table at the end.
enum Figure {
    static func note(_ what: String, _ value: String) {
        print("figure: \(what): \(value)")
    }

    /// The middle and the largest, in milliseconds.
    static func note(_ what: String, _ times: [Duration]) {
        let sorted = times.sorted()
        guard let last = sorted.last else { return }
        note(what, "p50 \(milliseconds(sorted[sorted.count / 2])) ms, max \(milliseconds(last)) ms, n \(sorted.count)")
    }

    static func milliseconds(_ time: Duration) -> String {
        let hundredths = Int((time / .milliseconds(1) * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
