internal import Bytes
internal import Loop
internal import Vignette

extension Endpoint {
    /// Whether the service counted too little for the pictures of an answered question, although it counts them
    /// otherwise: something on the way may have dropped them without a word.
    ///
    /// What words cost without pictures is learned by asking them alone, for one token of answer, once for the same
    /// words; what is counted beyond that is what the pictures cost. Servers differ by a factor of fifty in it, so that
    /// no formula could tell.
    ///
    /// - Parameter end: nobody is asked for longer.
    func missesPictures(_ question: Question, in answer: Answer, until end: Moment) async throws -> Bool {
        let model = answer.model
        let known = memory.withModel(model) {
            (counts: $0.countsPictures, least: $0.costs.least(for: question.pictures))
        }
        guard known.counts != false, let counted = answer.usage.prompt, let words = Words(question) else {
            return false
        }
        let bound = memory.withModel(model) { $0.baselines.bound(forBytes: words.count) }
        if let bound, counted - bound >= known.least { return false }
        guard let alone = try await baseline(of: question, words, model: model, until: end) else { return false }
        let cost = counted - alone
        if cost < question.pictures.count {
            // Some services count words only, even where the model sees.
            return if let counts = known.counts { counts } else { try await countsPictures(model, until: end) }
        }
        guard question.pictures.count > 1 else {
            memory.withModel(model) { $0.costs.learn(question.pictures[0], tokens: cost) }
            return false
        }
        guard cost < known.least else { return false }
        return try await countsMoreAlone(question, than: cost, words: alone, model: model, until: end)
    }

    /// Whether the pictures of a question cost clearly more when each is asked about alone: then some were dropped. What
    /// they cost is learned anew, since a service can have changed.
    private func countsMoreAlone(
        _ question: Question, than cost: Int, words: Int, model: String?, until end: Moment
    ) async throws -> Bool {
        var sum = 0
        for picture in question.pictures {
            var alone = question
            alone.pictures = [picture]
            guard let count = try await count(alone, model: model, until: end) else { return false }
            memory.withModel(model) { $0.costs.learn(picture, tokens: count - words) }
            sum += count - words
        }
        return cost < PictureCosts.share(of: sum)
    }

    /// What these words cost without pictures; nil where nobody can tell.
    private func baseline(
        of question: Question, _ words: Words, model: String?, until end: Moment
    ) async throws -> Int? {
        if let known = memory.withModel(model, { $0.baselines.count(of: words.digest) }) { return known }
        return try await counts.value(for: [model ?? "", words.digest]) { [self] in
            var alone = question
            alone.pictures = []
            let count = try await count(alone, model: model, until: end)
            if let count { memory.withModel(model) { $0.baselines.learn(words.digest, tokens: count) } }
            return count
        }
    }

    /// Shows the model a plain picture and learns what that costs. True also where nobody can tell: then what was counted
    /// for the question stands.
    private func countsPictures(_ model: String?, until end: Moment) async throws -> Bool {
        var sight = memory.withModel(model) { $0.checkedSight }
        do {
            if sight == nil { sight = try await checkSight(of: model, until: end) }
        } catch is Failure {}
        // What was not seen was not counted either: no need to ask.
        guard sight == .sees else { return true }
        let question = Question(prompt: "Colour?", pictures: [PlainColour.red.picture])
        var alone = question
        alone.pictures = []
        guard let with = try await count(question, model: model, until: end),
            let without = try await count(alone, model: model, until: end)
        else { return true }
        memory.withModel(model) { $0.countsPictures = with > without }
        return with > without
    }

    /// What the service counts for a question that gets one token of answer; nil where it does not say.
    private func count(_ question: Question, model: String?, until end: Moment) async throws -> Int? {
        var question = question
        question.maxTokens = 1
        var habits = memory.withModel(model) { $0.habits }
        habits.needsRoom = false
        let chat = ChatRequest(
            question: question, model: model, habits: habits, streams: false,
            extra: settings.extraBody.without(["max_tokens", "max_completion_tokens"]), asParts: true)
        do {
            var exchange = try exchange(chat, until: end)
            try await exchange.run(over: transfers) { _ in }
            return exchange.reply.usage.prompt
        } catch is UpstreamError {
            return nil
        } catch is TransferError {
            return nil
        } catch is Failure {
            return nil
        }
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

extension JSONObject {
    fileprivate func without(_ names: Set<String>) -> JSONObject {
        var object = JSONObject()
        for member in members where !names.contains(member.name.string) { object.append(member.name, member.value) }
        return object
    }
}
