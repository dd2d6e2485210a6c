internal import Vignette

extension AnalysisPage {
    /// How the answer came about: who was asked what, with which pictures, and how long it took.
    func howMade(in frame: Frame) -> [String: TemplateValue] {
        let notes = analysis.answer?.notes.filter { !Self.isAboutSight($0) } ?? []
        return [
            "facts": .list(facts.map { ["term": .text($0.0), "detail": .text($0.1)] }),
            "receipts": .list(receipts(in: frame)), "hasNotes": .flag(!notes.isEmpty),
            "answerNotes": .list(notes.map { .text($0.sentence) }), "instruction": .text(analysis.plan.instruction),
            "systemPrompt": TemplateValue(analysis.plan.systemPrompt),
        ]
    }

    private var facts: [(String, String)] {
        let plan = analysis.plan
        let answer = analysis.answer
        var facts = [
            ("Model", answer?.model ?? plan.model ?? destination.model ?? "as the service chose"),
            ("Host", destination.host ?? "this server, built in"),
        ]
        if let bytes = answer?.bytesSent, bytes > 0 { facts.append(("Question sent", Wording.bytes(bytes))) }
        if let tokens = tokens { facts.append(("Tokens", tokens)) }
        if let timing = answer?.timing {
            facts.append(("First word after", Wording.duration(timing.firstPiece)))
            facts.append(("Whole answer after", Wording.duration(timing.total)))
        }
        if let speed = answer?.tokensPerSecond {
            facts.append(("Speed", "\(Wording.number(Int(min(speed, 1_000_000).rounded()))) tokens a second"))
        }
        if analysis.attempts > 1 { facts.append(("Tries", Wording.number(analysis.attempts))) }
        if let limit = plan.maxTokens { facts.append(("Longest answer", "\(Wording.number(limit)) tokens")) }
        if let temperature = plan.temperature { facts.append(("Temperature", "\(temperature)")) }
        if let language = plan.language { facts.append(("Language", language)) }
        return facts + parameters
    }

    /// What the recipe was filled in with, as the recipe calls it if it is still known.
    private var parameters: [(String, String)] {
        let values = analysis.plan.parameters
        let known = recipes.first { $0.name == analysis.plan.recipe }?.parameters ?? []
        let labelled = known.compactMap { parameter in
            values[parameter.name].map { (parameter.label, $0.isEmpty ? "left empty" : $0) }
        }
        let others = values.filter { name, _ in !known.contains { $0.name == name } }
        return labelled + others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private var tokens: String? {
        let usage = analysis.answer?.usage
        let parts = [
            usage?.prompt.map { "\(Wording.number($0)) for the question" },
            usage?.answer.map { "\(Wording.number($0)) for the answer" },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func receipts(in frame: Frame) -> [TemplateValue] {
        let links = AnalysisLinks(analysis.id, in: frame)
        let several = analysis.pictures.count > 1
        return analysis.pictures.enumerated().map { index, picture in
            let number = index + 1
            var sentences = picture.receipt.sentences
            if let sent = picture.sent {
                let format = sent.format == .webp ? "WebP" : sent.format.rawValue.uppercased()
                sentences.append("Sent as \(format), \(Wording.size(sent.size)), \(Wording.bytes(sent.byteCount)).")
            }
            return [
                "name": .text(several ? "Picture \(number)" : "The picture"),
                "sentences": .list(sentences.map { .text($0) }), "url": .text(links.picture(number)),
                "linkLabel": .text(
                    (picture.sent == nil ? "Picture as kept" : "Exact picture sent") + (several ? " \(number)" : "")),
            ]
        }
    }
}
