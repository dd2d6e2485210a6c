internal import Bytes
internal import HTTP
internal import Vignette
internal import Vision

/// POST /v1/chat/completions: passes a question on, its pictures upright, small and private, and the answer back.
struct ChatRoute: Sendable {
    let gateway: Gateway

    @Sendable func handle(_ request: Request) async throws -> Response {
        let caller = try gateway.admission.admit(request, asks: true)
        try request.requireJSON()
        let (question, reading, wantsUsage) = try await read(request)
        let answer = try await gateway.ask(question, reading: reading, from: caller, in: request)
        var response =
            question.streams
            ? try await stream(answer, model: question.model, wantsUsage: wantsUsage, request)
            : try await whole(answer, model: question.model)
        gateway.add(fieldsFor: caller, pictures: reading.pictures, to: &response)
        return response
    }

    /// In a function of its own: nothing of the body is held while the answer is written, but what is still to be sent.
    private func read(_ request: Request) async throws -> (PassedQuestion, ReadQuestion, wantsUsage: Bool) {
        let held = try await gateway.body(of: request)
        let configuration = gateway.configuration
        let body = try ChatBody(held.bytes, restrictions: Restrictions(configuration.upstreamProfile))
        let pictures = try await gateway.pictures(body.places.map { ($0.text, $0.field) }, in: request)
        let standing = body.model == nil ? try await gateway.service.standingModel() : nil
        var question = body.question(pictures, standing: standing, extra: configuration.extraBody)
        question.companion = held
        return (question, ReadQuestion(texts: body.texts, pictures: pictures), body.wantsUsage)
    }

    private func whole(_ answer: any PassedAnswer, model: String?) async throws -> Response {
        guard let chunk = try await answer.next() else { throw Failure.emptyAnswer(reasoningOnly: false) }
        // Lets the connection to the service be kept.
        _ = try await answer.next()
        return Response(bytes: chunk.bytes(telling: model), type: "application/json")
    }

    private func stream(
        _ answer: any PassedAnswer, model: String?, wantsUsage: Bool, _ request: Request
    ) async throws -> Response {
        // Until then whatever goes wrong has its own status; after that a life sign matters more.
        _ = try await answer.begins(within: Gateway.patience)
        let log = gateway.log
        return .events { events in
            var usage = StreamUsage(isWanted: wantsUsage)
            do {
                while let chunk = try await answer.next() {
                    for bytes in usage.chunks(for: chunk, telling: model) { try await events.send(line: bytes) }
                }
                if let bytes = usage.last() { try await events.send(line: bytes) }
            } catch let failure as Failure {
                log.note(failure, to: request)
                try await events.send(line: OpenAIError.bytes(failure))
            }
            try await events.send(line: Array("[DONE]".utf8))
            try await events.finish()
        }
    }
}
