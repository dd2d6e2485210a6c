internal import Vignette

extension StatusPage {
    func template(in frame: Frame) -> TemplateValue {
        .object(
            frame.template(
                title: "Status",
                ["atStatus": true, "summary": .text(summary), "parts": .list([service, pictures, server])]))
    }

    private var isAskable: Bool { destination.host == nil || trouble == nil && heard != nil }
    private var canPrepare: Bool { workers > 0 && !formats.isEmpty }

    private var summary: String {
        if !canKeep { return "Nothing new can be kept at the moment. What is there can be read." }
        if !canPrepare { return "No picture can be prepared at the moment. What is there can be read." }
        if isAskable { return "Everything works." }
        return trouble == nil
            ? "The model service has not been heard yet."
            : "Pictures are taken and kept. The model service cannot be asked at the moment."
    }

    // MARK: - The parts

    private var service: TemplateValue {
        guard let host = destination.host else {
            return part(
                "service", "Who answers", ("done", "Works"), [("Model", "The reader built into this server")])
        }
        let chip =
            trouble.map { _ in ("failed", "Cannot be asked") }
            ?? (heard == nil ? ("queued", "Not heard yet") : ("done", "Answers"))
        var facts: [(String, String)] = [("Host", host)]
        if let trouble { facts.append(("What is wrong", trouble)) }
        if let since { facts.append(("Since", Self.moment(since))) }
        if let heard { facts.append(("Last asked", Self.moment(heard))) }
        if let model = destination.model { facts.append(("Asked by default", model)) }
        for (sight, term) in Self.sights {
            let names = models.filter { $0.sight == sight }.map(\.name)
            if !names.isEmpty { facts.append((term, Self.list(names))) }
        }
        if models.isEmpty, heard != nil, trouble == nil { facts.append(("Models", "It lists none.")) }
        return part("service", "Who answers", chip, facts)
    }

    private var pictures: TemplateValue {
        part(
            "pictures", "Pictures", canPrepare ? ("done", "Works") : ("failed", "Cannot be prepared"),
            [
                ("Read here", formats.isEmpty ? "Nothing" : Wording.list(formats)),
                ("Prepared by", Wording.count(workers, "process", "processes")), ("In line", line),
            ])
    }

    private var server: TemplateValue {
        part(
            "server", "This server", canKeep ? ("done", "Works") : ("failed", "Cannot keep anything"),
            [("Storage", canKeep ? "Can be written" : "Cannot be written at the moment")]
                + versions.map { ($0.name, $0.text) })
    }

    private var line: String {
        guard let waiting else { return "Not known at the moment" }
        guard waiting > 0 else { return "Nothing waits" }
        return Wording.count(waiting, "picture waits", "pictures wait") + (wait.map { ", \(Wording.rough($0))" } ?? "")
    }

    private func part(
        _ id: String, _ title: String, _ chip: (String, String), _ facts: [(String, String)]
    ) -> TemplateValue {
        [
            "id": .text(id), "title": .text(title),
            "chip": ["kind": .text(chip.0), "text": .text(chip.1)],
            "facts": .list(facts.map { ["term": .text($0.0), "detail": .text($0.1)] }),
        ]
    }

    // MARK: - Words

    private static let sights: [(Sight, String)] = [
        (.sees, "See pictures"), (.doubtful, "Perhaps see none"), (.blind, "See none"), (.unknown, "Not known whether"),
    ]
    /// Some services list hundreds.
    private static let shownNames = 30

    private static func list(_ names: [String]) -> String {
        guard names.count > shownNames else { return names.joined(separator: ", ") }
        return names.prefix(shownNames).joined(separator: ", ")
            + " and \(Wording.number(names.count - shownNames)) more"
    }

    private static func moment(_ moment: Timestamp) -> String {
        let text = moment.iso8601
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}
