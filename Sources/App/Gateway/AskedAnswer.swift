internal import Vignette
internal import Vision

/// An answer that has its times and its end written down.
struct AskedAnswer: PassedAnswer {
    let answer: any PassedAnswer
    let record: QuestionRecord
    /// Given back where not one word came: that counts against nobody's day.
    let taken: TakenQuestion?

    func begins(within patience: Duration) async throws -> Bool {
        try await recorded {
            let begins = try await answer.begins(within: patience)
            if begins { record.noteFirstPiece() }
            return begins
        }
    }

    func next() async throws -> ChatChunk? {
        try await recorded {
            let chunk = try await answer.next()
            if chunk == nil { record.end(nil) } else { record.noteFirstPiece() }
            return chunk
        }
    }

    private func recorded<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch {
            if record.end(error) { await taken?.giveBack() }
            throw error
        }
    }
}
