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

    /// What of a request its answer needs.
    private struct Reading {
        let writer: OllamaWriter
        let showsThinking: Bool
        var asked: (question: PassedQuestion, reading: ReadQuestion)?
        /// What becomes of the model where nothing is asked.
        let outcome: String
    }

    @Sendable func handle(_ request: Request) async throws -> Response {
        let began = Moment.now()
        let caller = try gateway.admission.admit(request, asks: true)
        let read = try await read(request, since: began)
        var response: Response
        if let (question, reading) = read.asked {
            let answer = try await gateway.ask(question, reading: reading, from: caller, in: request)
            let reply = OllamaReply(showsThinking: read.showsThinking)
            response =
                question.streams
                ? try await stream(answer, reply, read.writer, request) : try await whole(answer, reply, read.writer)
        } else {
            response = .ollama(read.writer.nothing(read.outcome))
        }
        gateway.add(fieldsFor: caller, pictures: read.asked?.reading.pictures ?? [], to: &response)
        return response
    }

    /// In a function of its own: nothing of the body is held while the answer is written, but what is still to be sent.
    private func read(_ request: Request, since began: Moment) async throws -> Reading {
        let held = try await gateway.body(of: request)
        let asked = try OllamaRequest(kind, held.bytes)
        var read = Reading(
            writer: OllamaWriter(
                kind: kind, model: asked.model, streams: asked.streams, began: began, now: gateway.now),
            showsThinking: asked.thinking != .hidden, outcome: asked.keepAlive?.isZero == true ? "unload" : "load")
        let models = OllamaModels(gateway: gateway)
        if asked.isLoading {
            // There is nothing to load here, and whoever asks for it wants to know whether the model is there.
            _ = try await models.model(named: asked.model)
            return read
        }
        let model = try await models.modelToAsk(named: asked.model)
        let pictures = try await OllamaPictures(gateway: gateway).pictures(of: asked.images, in: request)
        let question = OllamaQuestion(
            request: asked, model: model.name, pictures: pictures, extra: gateway.configuration.extraBody)
        var passed = question.passed
        passed.companion = held
        read.asked = (passed, question.read)
        return read
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
