internal import Vignette
internal import Vision

/// An answer that holds its place among those that are asked for at once, and has its times and its end written down.
struct AskedAnswer: PassedAnswer {
    let answer: any PassedAnswer
    let place: Places.Taken
    let record: QuestionRecord

    func begins(within patience: Duration) async throws -> Bool {
        do {
            let begins = try await answer.begins(within: patience)
            if begins { record.noteFirstPiece() }
            return begins
        } catch {
            record.end(error)
            throw error
        }
    }

    func next() async throws -> ChatChunk? {
        do {
            let chunk = try await answer.next()
            if chunk == nil { record.end(nil) } else { record.noteFirstPiece() }
            return chunk
        } catch {
            record.end(error)
            throw error
        }
    }
}
