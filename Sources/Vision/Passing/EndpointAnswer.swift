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
    private let pictureCount: Int
    private let streams: Bool

    /// Nil until the reply has begun.
    private var transfer: TransferReply?
    private var stream = PassedStream(status: 200)
    /// Read, and not asked for yet.
    private var chunks: [ChatChunk] = []
    private var hasGiven = false
    /// What follows the chunks.
    private var ending: Ending?

    /// Of a reply that is no stream.
    private static let replyLimit = 8 << 20

    init(_ endpoint: Endpoint, _ reply: OpenReply, to question: PassedQuestion, model: String?) {
        self.endpoint = endpoint
        self.reply = reply
        self.model = model
        pictureCount = question.pictureCount
        streams = question.streams
    }

    func begins(within patience: Duration) async throws -> Bool {
        let end = Moment.now() + patience
        while chunks.isEmpty, ending == nil {
            guard try await reply.hasNews(within: end.since(Moment.now())) else { return false }
            await read()
        }
        if chunks.isEmpty, case .failed(let error) = ending { throw error }
        return true
    }

    func next() async throws -> ChatChunk? {
        while chunks.isEmpty, ending == nil { await read() }
        if !chunks.isEmpty {
            hasGiven = true
            return chunks.removeFirst()
        }
        if case .failed(let error) = ending { throw error }
        await awaitEnd()
        return nil
    }

    // MARK: - Reading

    /// Reads what comes next of the reply; waits for it where nothing has come.
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
            ending = error is TransferError && stream.isComplete ? .whole : .failed(failure(for: error))
        }
    }

    private func readOn() async throws {
        guard let transfer else {
            let transfer = try await reply.begun()
            if let error = try await transfer.error() { throw error }
            self.transfer = transfer
            stream = PassedStream(status: transfer.head.status)
            return
        }
        guard streams else {
            let (body, isWhole) = try await transfer.body(upTo: Self.replyLimit)
            let status = transfer.head.status
            guard isWhole else { throw UpstreamError.tooLong("body", limit: Self.replyLimit, status: status) }
            chunks = [try PassedStream.whole(body, status: status)]
            ending = .whole
            return
        }
        if let bytes = try await transfer.next() {
            try stream.feed(bytes, into: &chunks)
            if stream.isDone { ending = .whole }
        } else {
            try stream.finish(into: &chunks)
            guard stream.isComplete else {
                throw Failure(.answerInterrupted, detail: "the stream ended without an end")
            }
            ending = .whole
        }
    }

    /// A connection can be kept only if its reply was read to the end. Where a service does not end its streams, nobody
    /// waits a second time.
    private func awaitEnd() async {
        guard let transfer, stream.isDone, !endpoint.memory.withState({ $0.leavesStreamsOpen }) else { return }
        let isEnded = try? await withTaskCancellationHandler {
            try await transfer.awaitEnd()
        } onCancel: {
            reply.cancel()
        }
        if isEnded == false { endpoint.memory.withState { $0.leavesStreamsOpen = true } }
    }

    /// After the first words the status has gone out: what follows can only break the answer off.
    private func failure(for error: any Error) -> any Error {
        if hasGiven || !chunks.isEmpty, let error = error as? UpstreamError {
            let context = endpoint.context(model: model, pictures: pictureCount)
            return Failure(.answerInterrupted, detail: context.detail(error.logLine))
        }
        return endpoint.failure(for: error, model: model, pictures: pictureCount)
    }
}
