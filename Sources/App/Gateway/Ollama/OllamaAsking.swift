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
    /// How long the head of an answer waits for the first piece, so that a failure until then has its status.
    var patience = Duration.seconds(15)

    @Sendable func handle(_ request: Request) async throws -> Response {
        let began = Moment.now()
        let caller = try gateway.admission.admit(request, asks: true)
        let body = try await request.body.whole()
        // What goes out lies in it: it counts as held until the answer begins.
        defer { withExtendedLifetime(body) {} }
        let asked = try OllamaRequest(kind, body.bytes)
        let writer = OllamaWriter(
            kind: kind, model: asked.model, streams: asked.streams, began: began, now: gateway.now)
        var response =
            asked.isLoading
            ? try await load(asked, writer)
            : try await respond(
                to: request, with: try await ask(asked, from: caller, in: request), writer, asked.thinking)
        for (name, value) in gateway.admission.fields(for: caller) { response.fields.append(name, value) }
        return response
    }

    /// There is nothing to load here, and whoever asks for it wants to know whether the model is there.
    private func load(_ asked: OllamaRequest, _ writer: OllamaWriter) async throws -> Response {
        _ = try await OllamaModels(gateway: gateway).model(named: asked.model)
        return .ollama(writer.nothing(asked.keepAlive?.isZero == true ? "unload" : "load"))
    }

    private func ask(
        _ asked: OllamaRequest, from caller: Caller, in request: Request
    ) async throws -> any PassedAnswer {
        let model = try await OllamaModels(gateway: gateway).modelToAsk(named: asked.model)
        let pictures = try await OllamaPictures(gateway: gateway).pictures(of: asked.images)
        let question = OllamaQuestion(request: asked, model: model.name, pictures: pictures)
        return try await gateway.ask(question.passed, reading: question.read, from: caller, in: request)
    }

    private func respond(
        to request: Request, with answer: any PassedAnswer, _ writer: OllamaWriter, _ thinking: OllamaThinking
    ) async throws -> Response {
        var reply = OllamaReply(showsThinking: thinking != .hidden)
        guard writer.streams else {
            var text = OllamaText()
            var thought = OllamaText()
            while let chunk = try await answer.next() {
                let piece = try reply.take(chunk.json)
                text.append(piece.text)
                thought.append(piece.thinking)
            }
            let whole = OllamaPiece(text: text.whole, thinking: thought.whole, toolCalls: try reply.toolCalls())
            return .ollama(writer.last(whole, of: reply))
        }
        _ = try await answer.begins(within: patience)
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
