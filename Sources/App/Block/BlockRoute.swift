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

    /// For operations: what costs more than their budget foresees ends here.
    private static let patience = Duration.seconds(2)

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
        let question: PassedQuestion
        let reading: ReadQuestion
        let service: any ChatService
    }

    private func question(in visit: Visit, of request: Request) async throws -> Asked {
        let uploadLimit = gateway.configuration.uploadLimit
        let block = try await BlockForm.read(visit.body.bytes, of: request, uploadLimit: uploadLimit)
        guard let now = DateTime(unixMicroseconds: Int(gateway.now().milliseconds) * 1000) else {
            throw Failure(.internal, detail: "the clock is beyond the year 9999")
        }
        do {
            let (manifest, inputs) = try await Aside.run {
                let manifest = try BlockManifest(block.step)
                return (manifest, try BlockInputs(block.inputs, for: manifest, at: "inputs", now: now))
            }
            // Before any picture is looked at.
            let target = try gateway.blockTargets.target(try manifest.baseURL(from: inputs))
            try check(manifest.extraBody ?? JSONObject())
            try Restrictions.check(pictures: inputs.sentCount)
            let began = Moment.now()
            var pictures = BlockPictures(gateway: gateway, caller: visit.caller)
            let values = try await pictures.values(of: inputs.pictures, files: block.files)
            let question = try await Aside.run {
                let end = Moment.now() + Self.patience
                var evaluation = Evaluation(now: now, isLeft: { Task.isCancelled || Moment.now() >= end })
                return try manifest.question(inputs, pictures: values, in: &evaluation)
            }
            try Restrictions.check(pictures: question.pictures.count)
            let sent = try await pictures.sent(question.pictures)
            if !sent.isEmpty { request.trace?.note("pictures", Moment.now().since(began)) }
            return asked(question, sent, of: target, in: visit)
        } catch let error as FieldError {
            throw Failure.invalidManifest(field: error.field, error.reason)
        }
    }

    private func asked(
        _ question: BlockQuestion, _ pictures: [PassedPicture], of target: BlockTargets.Target, in visit: Visit
    ) -> Asked {
        let (service, settings) =
            switch target {
            case .configured: (gateway.service, gateway.configuration.extraBody)
            case .other(let service): (service, JSONObject())
            }
        let model = question.extraBody["model"]?.string ?? question.modelName
        let body = BlockBody(
            question: question, pictures: pictures, model: service.fullName(of: model), settings: settings)
        var passed = body.passed()
        passed.companion = visit.body
        let reading = ReadQuestion(texts: texts(of: question), pictures: pictures)
        return Asked(question: passed, reading: reading, service: service)
    }

    /// The same rules hold for what a manifest adds as for what a program writes itself.
    private func check(_ extra: JSONObject) throws(Failure) {
        do throws(Failure) {
            try FieldNames.blockExtra.check(extra)
            if let model = extra["model"], model.string?.isEmpty != false {
                throw .invalidRequest(field: "model", "must name a model")
            }
            try ChatBodyReader.check(extra: extra, under: Restrictions(gateway.configuration.upstreamProfile))
        } catch {
            throw error.within("step.extra_body.", status: 422)
        }
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
            // Lets the connection to the service be kept; what comes of that changes nothing.
            _ = try? await answer.next()
            return BlockReply(chunk)
        } catch let failure as Failure {
            gateway.log.note(failure, to: request)
            return BlockReply(failure, heard: asked.question.heard?.value)
        }
    }
}
