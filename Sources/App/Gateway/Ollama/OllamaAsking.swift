internal import Bytes
internal import HTTP
internal import Loop
internal import Vignette
internal import Vision

/// POST /api/generate and /api/chat: has a question answered, line by line unless the program wants all at once.
///
/// What goes wrong before anything was written has a status of its own; later it is the last line.
struct OllamaAsking: Sendable {
    let gateway: Gateway
    let kind: OllamaKind

    /// What is left of a request once its question is on its way.
    private struct Asked {
        let caller: Caller
        let writer: OllamaWriter
        let showsThinking: Bool
        let streams: Bool
        /// Nil where nothing is asked.
        var answer: (any PassedAnswer)?
        var imageTokens: Int?
        /// What becomes of the model where nothing is asked.
        let outcome: String
    }

    @Sendable func handle(_ request: Request) async throws -> Response {
        let began = Moment.now()
        let asked = try await ask(request, since: began)
        var response: Response
        if let answer = asked.answer {
            let reply = OllamaReply(showsThinking: asked.showsThinking)
            response =
                asked.streams
                ? try await stream(answer, reply, asked.writer, request) : try await whole(answer, reply, asked.writer)
        } else {
            response = .ollama(asked.writer.nothing(asked.outcome))
        }
        gateway.add(fieldsFor: asked.caller, imageTokens: asked.imageTokens, to: &response)
        return response
    }

    /// In a function of its own: nothing of the body is held while the answer is written, but what is still to be sent.
    private func ask(_ request: Request, since began: Moment) async throws -> Asked {
        let visit = try await gateway.visit(request)
        let body = try await gateway.beforeAsking { try OllamaRequest(kind, visit.body.bytes) }
        var asked = Asked(
            caller: visit.caller,
            writer: OllamaWriter(
                kind: kind, model: body.model, streams: body.streams, began: began, now: gateway.now),
            showsThinking: body.thinking != .hidden, streams: body.streams,
            outcome: body.keepAlive?.isZero == true ? "unload" : "load")
        let models = OllamaModels(gateway: gateway)
        if body.isLoading {
            // There is nothing to load here, and whoever asks for it wants to know whether the model is there.
            _ = try await models.model(named: body.model)
            return asked
        }
        let question = try await gateway.beforeAsking {
            let model = try await models.modelToAsk(named: body.model)
            let pictures = try await OllamaPictures(gateway: gateway).pictures(
                of: body.images, for: visit.caller, in: request)
            return OllamaQuestion(
                request: body, model: gateway.service.fullName(of: model.name), pictures: pictures,
                extra: gateway.configuration.extraBody,
                profile: gateway.configuration.upstreamProfile)
        }
        var passed = question.passed
        passed.companion = visit.body
        let reading = question.read
        asked.answer = try await gateway.ask(passed, reading: reading, in: visit, of: request)
        asked.imageTokens = reading.imageTokens
        return asked
    }

    private func whole(
        _ answer: any PassedAnswer, _ start: OllamaReply, _ writer: OllamaWriter
    ) async throws -> Response {
        var reply = start
        var text = OllamaText()
        var thinking = OllamaText()
        var isEmpty = true
        while let chunk = try await answer.next() {
            let piece = try reply.take(chunk.json)
            text.append(piece.text)
            thinking.append(piece.thinking)
            isEmpty = false
        }
        if isEmpty { throw Failure.emptyAnswer(reasoningOnly: false) }
        let piece = OllamaPiece(text: text.whole, thinking: thinking.whole, toolCalls: try reply.toolCalls())
        return .ollama(writer.last(piece, of: reply))
    }

    private func stream(
        _ answer: any PassedAnswer, _ reply: OllamaReply, _ writer: OllamaWriter, _ request: Request
    ) async throws -> Response {
        // Until then whatever goes wrong has its own status.
        _ = try await answer.begins(within: Gateway.patience)
        var head = request
        head.body = .empty
        return OllamaStream(answer: answer, reply: reply, writer: writer) { [head, log = gateway.log] failure in
            log.note(failure, to: head)
        }.response()
    }
}

extension Response {
    /// A whole answer in JSON.
    static func ollama(_ bytes: [UInt8]) -> Response {
        var response = Response(bytes: bytes, type: "application/json; charset=utf-8")
        response.fields.append(.cacheControl, "no-store")
        return response
    }
}
