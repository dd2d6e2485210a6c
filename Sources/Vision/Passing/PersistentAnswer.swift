internal import Loop

/// The answer to a question that is asked again where the official clients would ask again: as often as they do, and
/// after the same pauses.
actor PersistentAnswer: PassedAnswer {
    private let open: @Sendable () -> EndpointAnswer
    /// The attempt that was answered.
    private var answered: EndpointAnswer?

    static let attempts = 3
    /// For the first byte of an attempt.
    static let patience = Duration.seconds(120)

    init(_ open: @escaping @Sendable () -> EndpointAnswer) {
        self.open = open
    }

    /// It comes in one piece, and who wants that waits for it.
    func begins(within patience: Duration) -> Bool { false }

    func next() async throws -> ChatChunk? {
        if let answered { return try await answered.next() }
        var attempt = 1
        while true {
            let answer = open()
            do {
                let chunk = try await answer.next()
                answered = answer
                return chunk
            } catch {
                guard attempt < Self.attempts, let verdict = await answer.verdict, verdict.asksAgain else {
                    throw error
                }
                try await Task.sleep(for: verdict.pause(after: attempt, random: .random(in: 0..<1)))
                attempt += 1
            }
        }
    }
}
