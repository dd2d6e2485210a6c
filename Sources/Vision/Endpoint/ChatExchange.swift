internal import Bytes
internal import Loop
internal import Vignette

/// One question on its way and its reply: what was sent, what came, how long it took.
struct ChatExchange {
    let chat: ChatRequest
    private let request: TransferRequest
    let bytesSent: Int
    private(set) var reply = ChatReply()
    private(set) var timing: AnswerTiming?
    private var firstPiece: Moment?

    /// Of a plain reply; a stream has its own.
    private static let replyLimit = 8 << 20

    init(_ chat: ChatRequest, requests: EndpointRequests, isVersionless: Bool) throws(Failure) {
        do throws(JSONError) {
            let body = try chat.body()
            self.chat = chat
            bytesSent = body.count
            request = requests.chat(body, streams: chat.streams, isVersionless: isVersionless)
        } catch {
            throw .invalidRequest(field: "temperature", "must be a number")
        }
    }

    /// Whether any of the answer's text was handed on: what comes now cannot be asked for again.
    var hasText: Bool { !reply.text.isEmpty }

    /// The model wrote nothing but its reasoning.
    var isReasoningAlone: Bool { reply.text.isEmpty && !reply.reasoning.isEmpty && reply.finish != .filtered }

    /// Throws an `UpstreamError`, a `TransferError`, `answer_interrupted` for a stream that just ended, or whatever
    /// `emit` throws. What had come until then is in `reply`.
    mutating func run(
        over transfers: Transfers, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        let start = Moment.now()
        try await transfers.send(request) { transfer in
            if let error = try await transfer.error() { throw error }
            if chat.streams {
                try await readStream(transfer, emit)
            } else {
                try await readWhole(transfer, emit)
            }
        }
        let end = Moment.now()
        timing = AnswerTiming(firstPiece: (firstPiece ?? end).since(start), total: end.since(start))
        guard reply.isComplete else { throw Failure(.answerInterrupted, detail: "the stream ended without an end") }
    }

    private mutating func readStream(
        _ transfer: TransferReply, _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        var stream = ChatStream(startsInReasoning: chat.habits.startsInReasoning)
        defer { reply = stream.reply }
        while let bytes = try await transfer.next() {
            try await hand(on: try stream.feed(bytes), emit)
            reply.text = stream.reply.text
        }
        try await hand(on: try stream.finish(), emit)
    }

    private mutating func readWhole(
        _ transfer: TransferReply, _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        let json = try await transfer.json(upTo: Self.replyLimit)
        reply = try PlainReply.read(json, startsInReasoning: chat.habits.startsInReasoning)
        if !reply.reasoning.isEmpty { try await hand(on: [.reasoning(reply.reasoning)], emit) }
        if !reply.text.isEmpty { try await hand(on: [.text(reply.text)], emit) }
    }

    private mutating func hand(
        on pieces: [AnswerPiece], _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        if firstPiece == nil, !pieces.isEmpty { firstPiece = .now() }
        for piece in pieces { try await emit(piece) }
    }
}
