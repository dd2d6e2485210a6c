internal import Bytes
internal import HTTP
internal import Loop
internal import Recipes
internal import Vignette
internal import Vision

/// POST /blocks/openai_compatible/v1: runs one step of a workflow as the block `roboflow_core/openai_compatible@v1` does.
///
/// What is wrong with the manifest, its inputs or its operations is a failure of the request; what goes wrong once the
/// model is asked is part of the answer.
struct BlockRoute: Sendable {
    let gateway: Gateway

    static func routes(_ gateway: Gateway) -> [Route] {
        let route = BlockRoute(gateway: gateway)
        let limit = Gateway.bodyLimit(gateway.configuration)
        return [.post("/blocks/openai_compatible/v1", bodyLimit: limit, route.handle)]
    }

    @Sendable func handle(_ request: Request) async throws -> Response {
        let visit = try await gateway.visit(request) { request throws(HTTPError) in
            guard BlockForm.isForm(request) else { return try request.requireJSON() }
            try request.requirePlainBody()
        }
        let asked = try await gateway.beforeAsking { try await question(in: visit, of: request) }
        let taken = try await gateway.allow(asked.reading, in: visit, of: request)
        var response = try await reply(asked, taken, visit, request).response
        gateway.add(fieldsFor: visit.caller, imageTokens: asked.reading.imageTokens, to: &response)
        return response
    }

    /// A question that is ready to be asked.
    private struct Asked {
        var question: PassedQuestion
        let reading: ReadQuestion
        let service: any ChatService
    }

    private func question(in visit: Visit, of request: Request) async throws -> Asked {
        let uploadLimit = gateway.configuration.uploadLimit
        let block = try await BlockForm.read(visit.body.bytes, of: request, uploadLimit: uploadLimit)
        let began = Moment.now()
        var pictures = BlockPictures(gateway: gateway, caller: visit.caller)
        let question = try await run(block, &pictures)
        let target = try gateway.blockTargets.target(question.baseURL)
        try check(question.extraBody)
        guard question.pictures.count <= Restrictions.pictureLimit else {
            throw Failure.tooManyPictures(limit: Restrictions.pictureLimit, actual: question.pictures.count)
        }
        var sent: [PassedPicture] = []
        for value in question.pictures {
            if let picture = try await pictures.sent(value) { sent.append(picture) }
        }
        if !sent.isEmpty { request.trace?.note("pictures", Moment.now().since(began)) }
        let (service, settings) =
            switch target {
            case .configured: (gateway.service, gateway.configuration.extraBody)
            case .other(let service): (service, JSONObject())
            }
        let body = BlockBody(
            question: question, pictures: sent, model: service.fullName(of: question.modelName), settings: settings)
        var passed = body.passed()
        passed.companion = visit.body
        return Asked(
            question: passed, reading: ReadQuestion(texts: texts(of: question), pictures: sent), service: service)
    }

    /// The manifest with its inputs, operated on and filled in.
    private func run(_ block: BlockRequest, _ pictures: inout BlockPictures) async throws -> BlockQuestion {
        guard let now = DateTime(unixMicroseconds: Int(gateway.now().milliseconds) * 1000) else {
            throw Failure(.internal, detail: "the clock is beyond the year 9999")
        }
        do {
            let manifest = try BlockManifest(block.step)
            let inputs = try BlockInputs(block.inputs, for: manifest, at: "inputs", now: now)
            let values = try await pictures.values(
                of: inputs.pictures, files: block.files, qualities: manifest.jpegQualities)
            var evaluation = Evaluation(now: now)
            return try manifest.question(inputs, pictures: values, in: &evaluation)
        } catch let error as FieldError {
            throw Failure.invalidManifest(field: error.field, error.reason)
        }
    }

    /// The same rules hold for what a manifest adds as for what a program writes itself.
    private func check(_ extra: JSONObject) throws(Failure) {
        try FieldNames.body.check(extra, at: "step.extra_body.")
        try ChatBodyReader.check(tools: extra["tools"], under: Restrictions(gateway.configuration.upstreamProfile))
    }

    private func texts(of question: BlockQuestion) -> [ReadText] {
        var texts = ReadTexts()
        texts.add(question.systemPrompt.map { JSONText($0) })
        texts.add(JSONText(question.text.string), isUsers: true)
        for name in FieldNames.readByModels { texts.add(allOf: question.extraBody[name]) }
        return texts.all
    }

    private func reply(
        _ asked: Asked, _ taken: TakenQuestion?, _ visit: Visit, _ request: Request
    ) async throws -> BlockReply {
        do {
            let answer = try await gateway.begin(
                asked.question, reading: asked.reading, by: asked.service, taken, in: visit, of: request)
            guard let chunk = try await answer.next() else { throw Failure.emptyAnswer(reasoningOnly: false) }
            // Lets the connection to the service be kept.
            _ = try await answer.next()
            return BlockReply(chunk)
        } catch let failure as Failure {
            gateway.log.note(failure, to: request)
            return BlockReply(failure)
        }
    }
}
