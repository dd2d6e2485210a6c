internal import Vignette

extension AnalysisPage {
    /// What is being done at the moment, in a sentence.
    var status: TemplateValue {
        [
            "sentence": .text(sentence),
            "until": analysis.waitsUntil.map { $0 > now ? $0.template : .nothing } ?? .nothing,
        ]
    }

    private var sentence: String {
        switch analysis.state {
        case .queued:
            if analysis.waitsUntil != nil {
                return analysis.failure?.code == .rateLimited
                    ? "The model service asks us to wait." : "The last try did not work, so it is tried again."
            }
            return queueSentence
        case .running:
            switch analysis.phase {
            case .preparing:
                return analysis.pictures.count == 1 ? "Getting the picture ready." : "Getting the pictures ready."
            case .asking: return "Asked \(destination.name(model: analysis.plan.model)), waiting for the first word."
            case .waitingModel: return "The model is starting, the first words can take a while."
            case .writing, nil: return "The answer is being written."
            }
        case .done, .failed: return analysis.stateWords.text
        }
    }

    private var queueSentence: String {
        guard let queuePosition else { return "In line." }
        let place = queuePosition == 0 ? "Next in line" : "\(Wording.ordinal(queuePosition + 1)) in line"
        return place + (wait.map { ", \(Wording.rough($0))." } ?? ".")
    }
}
