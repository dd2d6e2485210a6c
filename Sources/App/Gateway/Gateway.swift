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

    /// How long an answer's head is held back for its first words: until then a failure has a status of its own.
    static let patience = Duration.seconds(15)

    /// Of a request: four pictures of the largest size in base64, and the words around them.
    static func bodyLimit(_ configuration: Configuration) -> Int {
        Restrictions.pictureLimit * Base64.encodedCount(configuration.uploadLimit) + 1 << 20
    }

    /// The request's body, whole. Who asks must be known before.
    func body(of request: Request) async throws -> HeldBody {
        let began = Moment.now()
        let body = try await request.body.whole()
        request.trace?.note("body", Moment.now().since(began))
        return body
    }

    /// Has the question answered: counted, moderated, one of as many as may be asked at once.
    func ask(
        _ question: PassedQuestion, reading: ReadQuestion, from caller: Caller, in request: Request
    ) async throws -> any PassedAnswer {
        let place = try await place(for: caller)
        if let moderator {
            let began = Moment.now()
            try await moderate(reading, by: moderator)
            request.trace?.note("moderation", Moment.now().since(began))
        }
        let record = QuestionRecord(in: metrics, trace: request.trace)
        do {
            let answer = try await service.answer(question, reading: reading)
            return AskedAnswer(answer: answer, place: place, record: record)
        } catch {
            record.end(error)
            throw error
        }
    }

    /// Throws `busy` and `quota_exhausted`, which are counted.
    private func place(for caller: Caller) async throws(Failure) -> Places.Taken {
        do throws(Failure) {
            let place = try places.take()
            try await admission.takeFromQuota(caller)
            return place
        } catch {
            metrics.gateway.refused(error.code)
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
