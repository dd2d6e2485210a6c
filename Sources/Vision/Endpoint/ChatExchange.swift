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
    private let awaitsEnd: Bool
    /// The service said that the stream was done and did not end it.
    private(set) var leftOpen = false

    /// Of a plain reply; a stream has its own.
    private static let replyLimit = 8 << 20

    /// - Parameters:
    ///   - awaitsEnd: whether the service ends its streams once it has said that they are done.
    ///   - patience: for the whole of it, where that is less than the settings have.
    init(
        _ chat: ChatRequest, requests: EndpointRequests, isVersionless: Bool, awaitsEnd: Bool, patience: Duration
    ) throws(Failure) {
        do throws(JSONError) {
            let body = try chat.body()
            self.chat = chat
            self.awaitsEnd = awaitsEnd
            bytesSent = body.count
            var request = requests.chat(body, streams: chat.streams, isVersionless: isVersionless)
            request.limits.whole = min(request.limits.whole, patience)
            self.request = request
        } catch {
            throw .invalidRequest(field: "temperature", "must be a number")
        }
    }

    /// Whether any of the answer's text was handed on: after that nothing can be asked for again.
    private(set) var hasText = false

    /// The model wrote nothing but its reasoning, told or untold.
    var lacksRoom: Bool {
        reply.text.isEmpty && reply.finish != .filtered && (!reply.reasoning.isEmpty || reply.finish == .cutOff)
    }

    /// Throws an `UpstreamError`, a `TransferError`, `answer_interrupted` for a stream that just ended, or whatever
    /// `emit` throws.
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
            let end = Moment.now()
            timing = AnswerTiming(firstPiece: (firstPiece ?? end).since(start), total: end.since(start))
            if chat.streams, awaitsEnd { leftOpen = try await !transfer.awaitEnd() }
        }
        guard reply.isComplete else { throw Failure(.answerInterrupted, detail: "the stream ended without an end") }
    }

    private mutating func readStream(
        _ transfer: TransferReply, _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        var stream = ChatStream(status: transfer.head.status, startsInReasoning: chat.habits.startsInReasoning)
        var pieces: [AnswerPiece] = []
        var breakOff: TransferError?
        do {
            while !stream.isDone, let bytes = try await transfer.next() {
                // What was read before an error is part of the answer that breaks off.
                let result = Result { () throws(UpstreamError) in try stream.feed(bytes, into: &pieces) }
                try await hand(on: &pieces, emit)
                try result.get()
                // Only counts can follow the reason for the end, and they follow at once.
                if stream.hasEnd { transfer.hurry(Self.afterEnd) }
            }
        } catch let error as TransferError {
            breakOff = error
        }
        let result = Result { () throws(UpstreamError) in try stream.finish(into: &pieces) }
        try await hand(on: &pieces, emit)
        reply = try result.get()
        // An answer that gave a reason for its end is whole, however its connection ended.
        if let breakOff, !reply.isComplete { throw breakOff }
    }

    private static let afterEnd = Duration.seconds(5)

    private mutating func readWhole(
        _ transfer: TransferReply, _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        let body = try await transfer.body(upTo: Self.replyLimit).bytes
        let whole = try PlainReply.read(
            body, status: transfer.head.status, startsInReasoning: chat.habits.startsInReasoning)
        var pieces: [AnswerPiece] = []
        if !whole.reasoning.isEmpty { pieces.append(.reasoning(whole.reasoning)) }
        if !whole.text.isEmpty { pieces.append(.text(whole.text)) }
        try await hand(on: &pieces, emit)
        reply = whole
    }

    /// Hands on what there is, and keeps count of whether any of it was text.
    private mutating func hand(
        on pieces: inout [AnswerPiece], _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        if firstPiece == nil, !pieces.isEmpty { firstPiece = .now() }
        for piece in pieces {
            switch piece {
            case .text: hasText = true
            case .textWasReasoning: hasText = false
            case .reasoning: break
            }
            try await emit(piece)
        }
        pieces.removeAll(keepingCapacity: true)
    }
}
