internal import HTTP
internal import Pages
internal import Vignette

/// GET /library: what its visitor has asked so far, the newest first, and what of it holds certain words.
///
/// The store walks over all that comes before a page, so there is a last one. What lies behind it is found by its words,
/// and is in the export.
struct LibraryRoute: Sendable {
    let desk: Desk

    private static let pageSize = 24
    private static let pages = 1...100_000

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .list)
        let query = try QueryParameters(request.target)
        let words = Self.words(in: query)
        let number = try Self.number(in: query)
        var analyses: [Analysis] = []
        if let owner = caller.owner {
            // One more, to know whether there is another page.
            analyses = try await desk.store.analyses(
                LibraryQuery(
                    owner: owner, words: words, limit: Self.pageSize + 1, offset: (number - 1) * Self.pageSize))
        }
        let page = LibraryPage(
            analyses: desk.withoutExpired(Array(analyses.prefix(Self.pageSize))), words: words ?? "", number: number,
            hasNext: analyses.count > Self.pageSize && number < Self.pages.upperBound, now: desk.now())
        return desk.reply(desk.pages.library(page, in: desk.frame(for: request, caller)), type: Desk.html)
    }

    /// What is searched for, nil where nothing is.
    static func words(in query: QueryParameters) -> String? {
        guard let text = query["q"] else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    private static func number(in query: QueryParameters) throws(Failure) -> Int {
        guard let text = query["page"], !text.isEmpty else { return pages.lowerBound }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), pages.contains(number)
        else { throw .invalidRequest(field: "page", "it must be a number from 1 to \(pages.upperBound)") }
        return number
    }
}
