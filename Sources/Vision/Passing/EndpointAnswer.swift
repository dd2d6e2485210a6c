internal import Bytes
internal import Loop
internal import Vignette

/// The answer of an endpoint to a passed question: its reply, read as it comes.
actor EndpointAnswer: PassedAnswer {
    private enum Ending {
        case whole
        case failed(any Error)
    }

    private let endpoint: Endpoint
    private let reply: OpenReply
    private let model: String?
    /// Without its text, which is let go of once it is sent.
    private let question: PassedQuestion

    /// Nil until the reply has begun.
    private var transfer: TransferReply?
    private var stream = PassedStream(status: 200)
    /// Read, and not asked for yet.
    private var chunks: [ChatChunk] = []
    private var hasGiven = false
    /// What follows the chunks.
    private var ending: Ending?
    /// Of an error or of a reply that is no stream, so far.
    private var body: [UInt8] = []
    /// Until then something may follow the ends of all choices.
    private var countsEnd: Moment?
    private var isLeft = false
    /// Whether official clients would ask again after what went wrong; nil while nothing has.
    private(set) var verdict: RetryVerdict?

    /// Of a reply that is no stream.
    private static let replyLimit = 8 << 20
    /// Only counts can follow the reasons for the end, and they follow at once.
    private static let afterEnd = Duration.seconds(3)

    init(_ endpoint: Endpoint, _ reply: OpenReply, to question: PassedQuestion, model: String?) {
        self.endpoint = endpoint
        self.reply = reply
        self.model = model
        var rest = question
        (rest.pieces, rest.companion) = ([], nil)
        self.question = rest
    }

    func begins(within patience: Duration) async throws -> Bool {
        let end = Moment.now() + patience
        while chunks.isEmpty, ending == nil {
            guard try await reply.hasNews(until: end) else { return false }
            await read()
            // Life signs are no beginning, however many come.
            if chunks.isEmpty, ending == nil, Moment.now() >= end { return false }
        }
        if chunks.isEmpty, case .failed(let error) = ending { throw error }
        return true
    }

    func next() async throws -> ChatChunk? {
        while chunks.isEmpty, ending == nil {
            if let countsEnd, try await !comes(by: countsEnd) {
                reply.end()
                ending = .whole
            } else {
                await read()
            }
        }
        if !chunks.isEmpty {
            hasGiven = true
            return chunks.removeFirst()
        }
        if case .failed(let error) = ending { throw error }
        leave()
        return nil
    }

    private func comes(by end: Moment) async throws -> Bool {
        guard Moment.now() < end else { return false }
        return try await reply.hasNews(until: end)
    }

    // MARK: - Reading

    /// Reads what comes next of the reply, and no more than one piece; waits for it where nothing has come.
    private func read() async {
        do {
            try await withTaskCancellationHandler {
                try await readOn()
            } onCancel: {
                reply.cancel()
            }
        } catch {
            reply.end()
            // Whatever became of the connection: the answer had come to its end.
            let isEnd = error is TransferError && stream.hasEnd
            if !isEnd, !(error is CancellationError) {
                question.heard?.note(error is TransferError ? nil : transfer?.head.status)
                verdict = RetryVerdict(after: transfer?.head, isBroken: error is TransferError)
            }
            ending = isEnd ? .whole : .failed(failure(for: error))
        }
    }

    private func readOn() async throws {
        guard let transfer else {
            let transfer = try await reply.begun()
            self.transfer = transfer
            stream = PassedStream(status: transfer.head.status)
            if !transfer.head.isSuccess { transfer.hurry(TransferReply.errorPatience) }
            return
        }
        guard transfer.head.isSuccess else { return try await readError(transfer) }
        guard question.streams else { return try await readWhole(transfer) }
        if let bytes = try await transfer.next() {
            try stream.feed(bytes, into: &chunks)
            countsEnd = stream.hasEnd ? countsEnd ?? Moment.now() + Self.afterEnd : nil
            if stream.isDone { ending = .whole }
        } else {
            try stream.finish(into: &chunks)
            guard stream.hasEnd else { throw Self.brokenOff("the stream ended without an end") }
            ending = .whole
        }
    }

    /// A body that breaks off says what it had said until then.
    private func readError(_ transfer: TransferReply) async throws {
        do {
            if body.count < TransferReply.errorLimit, let bytes = try await transfer.next() {
                body += bytes
                return
            }
        } catch is TransferError {}
        throw UpstreamError(head: transfer.head, body: body)
    }

    private func readWhole(_ transfer: TransferReply) async throws {
        let status = transfer.head.status
        if let bytes = try await transfer.next() {
            body += bytes
            guard body.count <= Self.replyLimit else {
                throw UpstreamError.tooLong("body", limit: Self.replyLimit, status: status)
            }
        } else {
            chunks = [try PassedStream.whole(body, status: status, needsChoice: !question.isPersistent)]
            body = []
            ending = .whole
        }
    }

    /// A connection can be kept only if its reply was read to the end: that is waited for, but not by who reads. Where a
    /// service does not end its streams, nobody waits a second time.
    private func leave() {
        guard stream.isDone, !isLeft else { return }
        isLeft = true
        guard !endpoint.memory.withState({ $0.leavesStreamsOpen }) else { return reply.end() }
        reply.leave { [memory = endpoint.memory] in memory.withState { $0.leavesStreamsOpen = true } }
    }

    /// After the first words the status has gone out: what follows can only break the answer off.
    private func failure(for error: any Error) -> any Error {
        let hasBegun = hasGiven || !chunks.isEmpty
        let context = endpoint.shownContext(model: model, pictures: question.pictureCount, key: question.key)
        switch error {
        case let error as UpstreamError:
            return hasBegun
                ? Self.brokenOff(context.detail(error.logLine)) : Trouble.passedFailure(error, in: context)
        case let error as TransferError:
            let failure = Failure(error, in: context)
            // A time that was up says how far it came.
            let isBreak = failure.code == .answerInterrupted || hasBegun && failure.code != .upstreamTimeout
            return isBreak ? Self.brokenOff(failure.detail) : failure
        default: return error
        }
    }

    /// Nothing of it is kept here.
    private static func brokenOff(_ detail: String?) -> Failure {
        Failure(.answerInterrupted, message: "The answer broke off before it was finished.", detail: detail)
    }
}
