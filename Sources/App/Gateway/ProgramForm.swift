internal import HTTP
internal import Vignette

/// The form in which the clients of an API read failures, whatever they say they accept.
enum ProgramForm: Sendable {
    case openAI
    case ollama
    /// Of this program's own API: problem details.
    case own

    /// Nil for addresses of the pages.
    ///
    /// Told by the decoded segments, as routes are found by them; empty ones do not count.
    ///
    /// - Parameter basePath: what may stand before the path, without a slash at its end.
    init?(path: String, basePath: String) {
        let base = Self.segments(of: basePath)
        var segments = Self.segments(of: path)[...]
        if segments.starts(with: base) { segments = segments.dropFirst(base.count) }
        switch segments.first {
        case "v1": self = .openAI
        case "api": self = .ollama
        case "blocks": self = .own
        default: return nil
        }
    }

    private static func segments(of path: String) -> [String] {
        guard path.hasPrefix("/") else { return [] }
        return path.split(separator: "/").map { PercentCoding.decode($0) ?? String($0) }
    }

    /// - Parameter id: of the request.
    func response(to failure: Failure, _ status: Status, id: String) -> Response {
        var response =
            switch self {
            case .openAI:
                Response(status, bytes: OpenAIError.bytes(failure, status: status.code), type: "application/json")
            case .ollama: Response(status, bytes: OllamaError.bytes(failure), type: "application/json")
            case .own: ProblemJSON(failure, status, id: id).response
            }
        // RFC 9110 §11.6.1
        if status == .unauthorized { response.fields[.wwwAuthenticate] = "Bearer" }
        // Clients ask again by themselves after these, unless they are told that it is of no use.
        let isRetried = [408, 409, 429].contains(status.code) || status.code >= 500
        if isRetried, !failure.canRetry { response.fields[.xShouldRetry] = "false" }
        return response
    }
}
