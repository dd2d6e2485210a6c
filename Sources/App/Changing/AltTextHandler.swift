internal import HTTP
internal import Pages
internal import Vignette

/// POST /a/{id}/alt: the owner's own words for the alt text; empty: those of the answer again.
struct AltTextHandler: Sendable {
    let desk: Desk

    @Sendable func handle(_ request: Request) async throws -> Response {
        let owned = try await OwnedAnalysis(request, desk)
        guard let given = owned.values["alt"] else {
            throw Failure.invalidRequest(field: "alt", "is missing")
        }
        // An attribute has one line.
        let text = given.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.count <= Analysis.altTextLimit else {
            throw Failure.invalidRequest(field: "alt", "is longer than \(Analysis.altTextLimit) characters")
        }
        try await desk.store.setAltText(text.isEmpty ? nil : text, of: owned.analysis.id)
        desk.changed(owned.analysis.id)
        return try await ChangedAnswer(desk, request).response(for: owned.analysis.id)
    }
}
