extension Duration {
    /// As Go writes it, and with it the APIs that programs know: `0s`, `120ms`, `8.64s`, `6m0s`, `1h0m0s`.
    ///
    /// Rounded up to milliseconds, so that whoever waits so long has waited long enough.
    var spelt: String {
        let (seconds, attoseconds) = components
        let part = Int64(1_000_000_000_000_000)
        let milliseconds = seconds * 1000 + (attoseconds + part - 1) / part
        guard milliseconds > 0 else { return "0s" }
        guard milliseconds >= 1000 else { return "\(milliseconds)ms" }
        let (minutes, rest) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
        var text = "\(rest / 1000)"
        if rest % 1000 > 0 {
            var digits = String(1000 + rest % 1000).dropFirst()
            while digits.hasSuffix("0") { digits.removeLast() }
            text += "." + digits
        }
        text += "s"
        guard minutes > 0 else { return text }
        text = "\(minutes % 60)m" + text
        return minutes < 60 ? text : "\(minutes / 60)h" + text
    }
}
