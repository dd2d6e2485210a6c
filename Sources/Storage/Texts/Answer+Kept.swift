internal import Bytes
internal import Vignette

extension Answer {
    /// All but text and reasoning, which have columns of their own.
    var keptDetails: String {
        let bytes = JSONWriter().object { answer in
            answer.array("readings") { list in for reading in readings { list.object { reading.write(to: &$0) } } }
            if let model { answer.string("model", model) }
            if let finish { answer.string("finish", finish.rawValue) }
            if let count = usage.prompt { answer.int("prompt_tokens", count) }
            if let count = usage.answer { answer.int("answer_tokens", count) }
            if let timing {
                answer.int("first_piece_ns", timing.firstPiece.wholeNanoseconds)
                answer.int("total_ns", timing.total.wholeNanoseconds)
            }
            answer.int("bytes_sent", bytesSent)
            answer.string("sight", sight.rawValue)
            answer.array("notes") { list in
                for (name, number) in notes.map(\.kept) {
                    list.object {
                        $0.string("name", name)
                        if let number { $0.int("number", number) }
                    }
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter details: nil for an answer that is still being written.
    init(text: String, reasoning: String, keptDetails details: [UInt8]?) throws(UnreadableColumn) {
        self.init(text: text, reasoning: reasoning)
        guard let details else { return }
        let answer = try KeptText(details, column: "answers.details")
        for reading in try answer.list("readings") { readings.append(try Reading(reading)) }
        model = answer.optionalString("model")
        finish = answer.has("finish") ? try answer.choice("finish") : nil
        usage = TokenUsage(prompt: answer.optionalInt("prompt_tokens"), answer: answer.optionalInt("answer_tokens"))
        if answer.has("total_ns") {
            timing = AnswerTiming(
                firstPiece: .nanoseconds(try answer.int("first_piece_ns")),
                total: .nanoseconds(try answer.int("total_ns")))
        }
        bytesSent = try answer.int("bytes_sent")
        sight = try answer.choice("sight")
        for note in try answer.list("notes") { notes.append(try AnswerNote(note)) }
    }
}

extension Duration {
    /// As many as fit: no answer takes 292 years.
    fileprivate var wholeNanoseconds: Int {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow, abs(seconds) < 9_000_000_000 else { return seconds < 0 ? .min : .max }
        return Int(product + attoseconds / 1_000_000_000)
    }
}
