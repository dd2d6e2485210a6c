import HTTP
import Vignette

@testable import App

extension TestDesk {
    /// A whole recipe, as its fields hold it.
    static let recipe = [
        ("name", "colours"), ("title", "Colours"), ("system_prompt", "Be brief."), ("fit", "768"),
        ("max_tokens", "300"), ("temperature", "0.2"), ("together", "false"), ("answer", "free"),
        ("prompt", "Name {{ $parameters.count }} colours. {{ $parameters.tone }}"),
        (
            "parameters",
            """
            {"tone": {"kind": "choice", "label": "Tone", "default": "plain", "choices": ["plain", "warm"]},
             "count": {"kind": "number", "label": "How many", "default": 3}}
            """
        ), ("operations", #"{"tone": [{"type": "StringToUpperCase"}]}"#), ("extra_body", #"{"top_p": 0.9}"#),
    ]

    /// Sends the recipe with some fields otherwise.
    ///
    /// - Parameter handler: nil: the one that the routes have.
    func attempt(
        _ action: String, _ changes: [(String, String)] = [], pictures: [String] = [], accept: String = "text/html",
        fields: [(String, String)?] = [], by handler: TryHandler? = nil
    ) async throws -> Reply {
        let changed = Set(changes.map(\.0))
        let form = FormParts.pictures(
            pictures, Self.recipe.filter { !changed.contains($0.0) } + changes + [("action", action)])
        return try await attempt(form, accept: accept, fields: fields, by: handler)
    }

    /// - Parameter body: of the form, in pieces that come when they may; nil: at once.
    func attempt(
        _ form: FormParts, accept: String = "text/html", fields: [(String, String)?] = [],
        by handler: TryHandler? = nil,
        body: RequestBody? = nil
    ) async throws -> Reply {
        var request = Request.make(
            .post, "/recipes/try", accept: accept,
            fields: [("Content-Type", FormParts.contentType)] + fields.compactMap { $0 })
        request.body = body ?? .bytes(form.body)
        guard let handler else { return try await send(request) }
        let response = try await handler.handle(request)
        return Reply(status: response.status.code, fields: response.fields, text: try await response.text())
    }

    /// One that waits for no answer.
    var hurried: TryHandler {
        var handler = TryHandler(desk: desk)
        handler.patience = .zero
        return handler
    }
}

extension TestDesk.Reply {
    /// The last try, as the page names it.
    var tried: Analysis.ID? { hidden("from").flatMap { Analysis.ID($0) } }

    /// What the page says in a field that nobody sees.
    func hidden(_ name: String) -> String? {
        text.split(separator: "name=\"\(name)\" value=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
    }
}
