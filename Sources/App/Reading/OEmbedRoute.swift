internal import HTTP
internal import Pages
internal import Vignette

/// GET /oembed: what another site shows where somebody put a link to one of our pages. https://oembed.com
///
/// It answers for pages of this server alone, by the name that the world knows it by or that it was called by.
struct OEmbedRoute: Sendable {
    let desk: Desk

    private enum Format: String {
        case json
        case xml
    }

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .embed)
        let query = try QueryParameters(request.target)
        guard let url = query["url"], !url.isEmpty else {
            throw Failure.invalidRequest(field: "url", "the address of a page is missing")
        }
        guard let format = Format(rawValue: query["format"] ?? "json") else {
            throw HTTPError(.notImplemented, "There is no such format: json and xml can be had.")
        }
        let width = try Self.side("maxwidth", in: query)
        let height = try Self.side("maxheight", in: query)
        let bases = [desk.configuration.publicURL, PublicURL(request.client.baseURL)].compactMap { $0 }
        guard let id = OwnAddress(url, below: bases)?.id else { throw Failure(.notFound) }
        let analysis = try await desk.analysis(id)
        let embed = OEmbed(
            analysis, in: desk.frames.frame(for: request),
            Addresses(request, publicURL: desk.configuration.publicURL).absolute, maxWidth: width, maxHeight: height)
        var response =
            switch format {
            case .json: Response(bytes: embed.json, type: "application/json")
            case .xml: Response(bytes: embed.xml, type: "text/xml; charset=utf-8")
            }
        response.fields.append(.cacheControl, "private, no-cache")
        return response
    }

    /// Nothing of ours is larger.
    private static let largestSide = 999_999

    /// How wide or high it may be at most; nil where nothing is said.
    private static func side(_ name: String, in query: QueryParameters) throws(Failure) -> Int? {
        guard let text = query[name], !text.isEmpty else { return nil }
        // Digits that are no `Int` are too many for one.
        let side = text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) ?? .max : 0
        guard side > 0 else { throw .invalidRequest(field: name, "it must be a whole number of pixels, at least 1") }
        return min(side, largestSide)
    }
}
