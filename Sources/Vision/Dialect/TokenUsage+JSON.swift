internal import Bytes
internal import Vignette

extension TokenUsage {
    /// More than any model reads. What is above was not counted but made up.
    private static let most = 1_000_000_000

    /// Takes over what a chunk or a reply counts: a later count replaces an earlier one, what is no count does not.
    mutating func take(_ json: JSONValue) {
        if let usage = json["usage"], usage.object != nil {
            take(prompt: Self.count(usage["prompt_tokens"]), answer: Self.count(usage["completion_tokens"]))
        } else if let timings = json["timings"], let cached = timings["cache_n"]?.int, cached >= 0 {
            // llama.cpp, where usage was not asked for. Without the tokens that it had in its cache, those of the
            // prompt would be too few.
            let read = Self.count(timings["prompt_n"]) ?? 0
            take(prompt: cached <= Self.most ? read + cached : nil, answer: Self.count(timings["predicted_n"]))
        }
    }

    private mutating func take(prompt: Int?, answer: Int?) {
        let new = TokenUsage(prompt: prompt, answer: answer)
        self.prompt = new.prompt ?? self.prompt
        self.answer = new.answer ?? self.answer
    }

    private static func count(_ value: JSONValue?) -> Int? {
        // Some services write 12.0; every whole number up to the limit is exact as a double.
        guard let count = value?.double, count >= 0, count <= Double(most) else { return nil }
        return Int(count)
    }
}
