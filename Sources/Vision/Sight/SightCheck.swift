internal import Loop
internal import Vignette

/// Shows a model red, green and blue in random order, a picture a question, and sees what it calls them.
///
/// Who always says the same is wrong twice; who guesses is right three times once in twenty-seven.
struct SightCheck {
    let endpoint: Endpoint
    let model: String?
    /// Of all three together.
    let end: Moment

    /// The colours are not named, so that a model that repeats the question says none.
    private static let prompt = "Which single colour fills this picture? Answer with one word."
    /// Room for the reasoning of models that cannot do without; who answers plainly is stopped after a word.
    private static let maxTokens = 300

    private enum Reaction {
        case right
        case wrong
        /// It said something else.
        case none
    }

    /// Nil where nothing can be told, because the model said nothing at all.
    func sight(declared: Sight) async throws -> Sight? {
        var reactions: [Reaction] = []
        do {
            for colour in PlainColour.allCases.shuffled() { reactions.append(try await reaction(to: colour)) }
        } catch let failure as Failure where failure.code == .modelCannotSee {
            return .blind
        } catch let failure as Failure where failure.code == .emptyAnswer {
            return nil
        }
        if reactions.allSatisfy({ $0 == .right }) { return .sees }
        // Whoever says that it sees may have been unlucky; whoever names no colour may have other words for them.
        return reactions.count { $0 == .wrong } >= 2 && declared != .sees ? .blind : .doubtful
    }

    private func reaction(to colour: PlainColour) async throws -> Reaction {
        // The likeliest answer, not one drawn by chance: small models name another colour now and then.
        let question = Question(
            prompt: Self.prompt, pictures: [colour.picture], model: model, maxTokens: Self.maxTokens, temperature: 0)
        let word = FirstColour()
        let named: PlainColour?
        do {
            let (answer, _) = try await endpoint.ask(
                question, model: model, streams: true, until: end, remembers: false
            ) { try await word.hear($0) }
            named = PlainColour.named(in: answer.text)
        } catch let heard as FirstColour.Heard {
            named = heard.colour
        }
        return named.map { $0 == colour ? .right : .wrong } ?? .none
    }
}
