internal import Vignette

/// Shows a model red, green and blue in random order, a picture a question, and sees what it calls them.
///
/// Who guesses gets one of three right as often as not; who always says the same gets exactly one.
struct SightCheck {
    let endpoint: Endpoint
    let model: String?
    /// For each of the pictures.
    let patience: Duration

    /// The colours are not named, so that a model that repeats the question says none.
    private static let prompt = "Which single colour fills this picture? Answer with one word."
    /// Room for the reasoning of models that cannot do without; who answers plainly is stopped after a word.
    private static let maxTokens = 300

    func sight(declared: Sight) async throws -> Sight {
        var right = 0
        do {
            for colour in PlainColour.allCases.shuffled() where try await answer(to: colour) == colour { right += 1 }
        } catch let failure as Failure where failure.code == .modelCannotSee {
            return .blind
        }
        switch right {
        case PlainColour.allCases.count: return .sees
        case 2: return .doubtful
        default: return declared == .sees ? .doubtful : .blind
        }
    }

    private func answer(to colour: PlainColour) async throws -> PlainColour? {
        // What the model sees is asked for, not what else could be said: chance makes one in five answers of a small model
        // another colour.
        let question = Question(
            prompt: Self.prompt, pictures: [colour.picture], model: model, maxTokens: Self.maxTokens, temperature: 0)
        let word = FirstColour()
        do {
            let (answer, _) = try await endpoint.ask(question, model: model, streams: true, patience: patience) {
                try await word.hear($0)
            }
            return PlainColour.named(in: answer.text)
        } catch let heard as FirstColour.Heard {
            return heard.colour
        } catch let failure as Failure where failure.code == .emptyAnswer {
            return nil
        }
    }
}
