internal import Bytes
internal import HTTP
internal import Vignette
internal import Vision

/// POST /v1/chat/completions: passes a question on, its pictures upright, small and private, and the answer back.
struct ChatRoute: Sendable {
    let gateway: Gateway

    @Sendable func handle(_ request: Request) async throws -> Response {
        let asked = try await ask(request)
        var response = asked.streams ? try await stream(asked, request) : try await whole(asked)
        gateway.add(fieldsFor: asked.caller, imageTokens: asked.imageTokens, to: &response)
        return response
    }

    /// What is left of a question once it is on its way.
    private struct Asked {
        let caller: Caller
        let answer: any PassedAnswer
        let streams: Bool
        let wantsUsage: Bool
        let model: String?
        let imageTokens: Int?
    }

    /// In a function of its own: nothing of the body is held while the answer is written, but what is still to be sent.
    private func ask(_ request: Request) async throws -> Asked {
        let visit = try await gateway.visit(request) { request throws(HTTPError) in try request.requireJSON() }
        let configuration = gateway.configuration
        let (body, question, reading) = try await gateway.beforeAsking {
            let body = try ChatBody(visit.body.bytes, restrictions: Restrictions(configuration.upstreamProfile))
            let service = gateway.service
            let model =
                if let name = body.model { service.fullName(of: name) } else { try await service.standingModel() }
            let texts = body.places.map { ($0.text, $0.field) }
            let pictures = try await gateway.pictures(texts, for: visit.caller, in: request)
            var question = body.question(pictures, to: model, extra: configuration.extraBody)
            question.companion = visit.body
            return (body, question, ReadQuestion(texts: body.texts, pictures: pictures))
        }
        let answer = try await gateway.ask(question, reading: reading, in: visit, of: request)
        return Asked(
            caller: visit.caller, answer: answer, streams: body.streams, wantsUsage: body.wantsUsage,
            model: question.model,
            imageTokens: reading.imageTokens)
    }

    private func whole(_ asked: Asked) async throws -> Response {
        guard let chunk = try await asked.answer.next() else { throw Failure.emptyAnswer(reasoningOnly: false) }
        // Lets the connection to the service be kept.
        _ = try await asked.answer.next()
        return Response(bytes: chunk.bytes(telling: asked.model), type: "application/json")
    }

    private func stream(_ asked: Asked, _ request: Request) async throws -> Response {
        // Until then whatever goes wrong has its own status; after that a life sign matters more.
        _ = try await asked.answer.begins(within: Gateway.patience)
        // Not the request itself, which would keep what its body came from.
        var bodiless = request
        bodiless.body = .empty
        let (head, log) = (bodiless, gateway.log)
        return .events { events in
            var usage = StreamUsage(isWanted: asked.wantsUsage)
            do {
                while let chunk = try await asked.answer.next() {
                    for bytes in usage.chunks(for: chunk, telling: asked.model) { try await events.send(line: bytes) }
                }
                if let bytes = usage.last() { try await events.send(line: bytes) }
            } catch let failure as Failure {
                log.note(failure, to: head)
                try await events.send(line: OpenAIError.bytes(failure))
            }
            try await events.send(line: Array("[DONE]".utf8))
            try await events.finish()
        }
    }
}
