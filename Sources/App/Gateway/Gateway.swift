internal import Bytes
internal import HTTP
internal import Loop
internal import Vignette
internal import Vision

/// What both APIs for programs work with.
struct Gateway: Sendable {
    let configuration: Configuration
    let admission: Admission
    let service: any ChatService
    let moderator: Moderator?
    let preparer: any PicturePreparer
    /// Nil where pictures that are named by an address are refused.
    let fetcher: PictureFetcher?
    let places: Places
    let metrics: Metrics
    let log: Log
    let now: @Sendable () -> Timestamp
    var blockTargets = BlockTargets(configured: .builtin)

    /// How long an answer's head is held back for its first words: until then a failure has a status of its own.
    static let patience = Duration.seconds(15)

    /// Of a request: four pictures of the largest size in base64, and the words around them.
    static func bodyLimit(_ configuration: Configuration) -> Int {
        Restrictions.pictureLimit * Base64.encodedCount(configuration.uploadLimit) + 1 << 20
    }

    /// Lets a program in and reads its body, cheapest first: who it is, what is left of its limits, whether there is a
    /// place; only then the body.
    ///
    /// - Parameter check: whether the body says that it is what it has to be.
    func visit(
        _ request: Request, check: (Request) throws(HTTPError) -> Void = { try $0.requirePlainBody() }
    ) async throws -> Visit {
        try await beforeAsking {
            let caller = try admission.admit(request, asks: true)
            try await admission.checkQuota(caller)
            try places.check()
            try check(request)
            let began = Moment.now()
            let body = try await request.body.whole()
            request.trace?.note("body", Moment.now().since(began))
            // A body can be a long time in coming.
            try admission.stillAdmitted(caller)
            return Visit(caller: caller, body: body, place: try places.take())
        }
    }

    /// What goes wrong in `work` is a question that was not asked.
    func beforeAsking<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch {
            if !(error is CancellationError) { metrics.gateway.refused(Failure(error, host: "").code) }
            throw error
        }
    }

    /// Has the question answered: moderated, counted.
    func ask(
        _ question: PassedQuestion, reading: ReadQuestion, in visit: Visit, of request: Request
    ) async throws -> any PassedAnswer {
        let taken = try await allow(reading, in: visit, of: request)
        return try await begin(question, reading: reading, by: service, taken, in: visit, of: request)
    }

    /// The last look before a question is asked: moderation, and one of the caller's questions of the day, which is
    /// taken.
    func allow(_ reading: ReadQuestion, in visit: Visit, of request: Request) async throws -> TakenQuestion? {
        try await beforeAsking {
            if let moderator {
                let began = Moment.now()
                try await moderate(reading, by: moderator)
                request.trace?.note("moderation", Moment.now().since(began))
            }
            return try await admission.takeFromQuota(visit.caller)
        }
    }

    /// Asks what was allowed.
    func begin(
        _ question: PassedQuestion, reading: ReadQuestion, by service: any ChatService, _ taken: TakenQuestion?,
        in visit: Visit, of request: Request
    ) async throws -> any PassedAnswer {
        let record = QuestionRecord(in: metrics, place: visit.place, trace: request.trace)
        do {
            let answer = try await service.answer(question, reading: reading)
            return AskedAnswer(answer: answer, record: record, taken: taken)
        } catch {
            if record.end(error) { await taken?.giveBack() }
            throw error
        }
    }

    private func moderate(_ reading: ReadQuestion, by moderator: Moderator) async throws {
        for picture in reading.pictures { try await moderator.check(dataURL: picture.pieces) }
        let text = reading.texts.map(\.string).joined(separator: "\n\n")
        if !text.isEmpty { try await moderator.check(text) }
    }

    /// What every answer to this caller carries.
    ///
    /// - Parameter imageTokens: what the question's pictures cost about; nil for one without.
    func add(fieldsFor caller: Caller, imageTokens: Int? = nil, to response: inout Response) {
        for (name, value) in admission.fields(for: caller) { response.fields[name] = value }
        if let imageTokens { response.fields[.imageTokens] = String(imageTokens) }
    }
}
