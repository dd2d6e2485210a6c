internal import Glibc

/// Whether the official clients of the OpenAI API would ask again after a failure, and what they were told of when.
struct RetryVerdict: Sendable, Equatable {
    let asksAgain: Bool
    /// As the service says it; nil where it says nothing that they obey.
    let pause: Duration?

    /// They obey no longer one.
    private static let longestPause = Duration.seconds(60)

    /// - Parameters:
    ///   - head: of the reply that told of the failure; nil where none had come.
    ///   - isBroken: the connection failed, before a reply or within it.
    init(after head: ReplyHead?, isBroken: Bool, now: Int = time(nil)) {
        guard !isBroken, let head else {
            self.init(asksAgain: true, pause: nil)
            return
        }
        let asksAgain =
            switch head["x-should-retry"] {
            case "true"?: true
            case "false"?: false
            default: [408, 409, 429].contains(head.status) || head.status >= 500
            }
        let pause = RetryAfter(head, now: now)?.duration
        self.init(asksAgain: asksAgain, pause: pause.flatMap { $0 <= Self.longestPause ? $0 : nil })
    }

    private init(asksAgain: Bool, pause: Duration?) {
        self.asksAgain = asksAgain
        self.pause = pause
    }

    /// How long they wait before attempt number `attempt + 1`.
    ///
    /// - Parameter random: from 0 to below 1.
    func pause(after attempt: Int, random: Double) -> Duration {
        pause ?? .milliseconds(500 << (min(max(attempt, 1), 5) - 1)) * (1 - random / 4)
    }
}
