internal import Bytes
internal import Vignette

extension Endpoint {
    /// Whether the service counted nothing for the pictures of an answered question, although it counts them otherwise:
    /// something on the way may have dropped them without a word.
    ///
    /// What words cost without pictures is learned by asking them alone, for one token of answer, once for the same
    /// words. Servers differ by a factor of fifty in what a picture costs, so that no formula could tell.
    func countedNothing(for question: Question, _ answer: Answer) async throws -> Bool {
        guard let counted = answer.usage.prompt, try await !hasRoom(for: question, in: counted, model: answer.model)
        else { return false }
        // Some services count words only, even where the model sees.
        let counts = memory.withModel(answer.model) { $0.countsPictures }
        if let counts { return counts }
        return try await learnWhetherPicturesCount(model: answer.model)
    }

    /// An answer is there already: nobody waits long for what is only said about it.
    private static let patience = Duration.seconds(20)

    /// True also where nobody can tell.
    private func hasRoom(for question: Question, in counted: Int, model: String?) async throws -> Bool {
        guard let words = Words(question) else { return true }
        let (known, bound) = memory.withModel(model) { model in
            (model.baselines.count(of: words.digest), model.baselines.bound(forBytes: words.count))
        }
        if let known { return counted - known >= question.pictures.count }
        if let bound, counted > bound { return true }
        guard let alone = try await count(question, without: true, model: model) else { return true }
        memory.withModel(model) { $0.baselines.learn(words.digest, tokens: alone) }
        return counted - alone >= question.pictures.count
    }

    /// Looks at the model itself: one that names colours although nothing is counted for them is not marked for it.
    private func learnWhetherPicturesCount(model: String?) async throws -> Bool {
        let known = memory.withModel(model) { $0.checkedSight }
        let sight: Sight
        do {
            sight = if let known { known } else { try await checkSight(of: model) }
        } catch is Failure {
            return true
        }
        guard sight == .sees else { return true }
        let question = Question(prompt: "Colour?", pictures: [PlainColour.red.picture])
        guard let with = try await count(question, without: false, model: model),
            let without = try await count(question, without: true, model: model)
        else { return true }
        memory.withModel(model) { $0.countsPictures = with > without }
        return with > without
    }

    /// What the service counts for a question that gets one token of answer; nil where it does not say.
    private func count(_ question: Question, without noPictures: Bool, model: String?) async throws -> Int? {
        var question = question
        if noPictures { question.pictures = [] }
        question.maxTokens = 1
        var habits = memory.withModel(model) { $0.habits }
        habits.needsRoom = false
        let chat = ChatRequest(
            question: question, model: model, habits: habits, streams: false, extra: settings.extraBody, asParts: true)
        do {
            return try await countedPrompt(of: chat)
        } catch is UpstreamError {
            return nil
        } catch is TransferError {
            return nil
        }
    }

    private func countedPrompt(of chat: ChatRequest) async throws -> Int? {
        var exchange = try exchange(chat, patience: Self.patience)
        try await exchange.run(over: transfers) { _ in }
        return exchange.reply.usage.prompt
    }

    /// The words of a question: what is the same with and without its pictures.
    private struct Words {
        let digest: String
        let count: Int

        /// Nil where libcrypto has no SHA-256.
        init?(_ question: Question) {
            let bytes = Array("\(question.systemPrompt ?? "")\u{0}\(question.prompt)".utf8)
            guard let digest = try? SHA256.digest(of: bytes) else { return nil }
            self.digest = digest.hex
            count = bytes.count
        }
    }
}
