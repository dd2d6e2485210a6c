internal import HTTP
internal import Loop
internal import Synchronization
internal import Vignette
internal import Vision

/// An answer that holds its place among those that are asked for at once, and notes how long it takes.
final class AskedAnswer: PassedAnswer {
    private let answer: any PassedAnswer
    private let place: Places.Taken
    private let trace: RequestTrace?
    private let began = Moment.now()
    private let hasBegun = Atomic<Bool>(false)

    init(_ answer: any PassedAnswer, in place: Places.Taken, trace: RequestTrace?) {
        self.answer = answer
        self.place = place
        self.trace = trace
    }

    func begins(within patience: Duration) async throws -> Bool {
        let begins = try await answer.begins(within: patience)
        if begins { noteBeginning() }
        return begins
    }

    func next() async throws -> ChatChunk? {
        let chunk = try await answer.next()
        noteBeginning()
        if chunk == nil { trace?.note("answer", Moment.now().since(began)) }
        return chunk
    }

    private func noteBeginning() {
        guard !hasBegun.exchange(true, ordering: .relaxed) else { return }
        trace?.note("first", Moment.now().since(began))
    }
}
