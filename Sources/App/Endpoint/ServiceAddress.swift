internal import Vision

/// Who answers: the reader inside this program, or a model service.
enum ServiceAddress: Sendable, Hashable {
    case builtin
    case service(BaseURL)

    init?(_ text: String) {
        if text.lowercased() == "builtin" {
            self = .builtin
        } else {
            guard let url = BaseURL(text) else { return nil }
            self = .service(url)
        }
    }
}

extension ServiceAddress: CustomStringConvertible {
    /// Without user info.
    var description: String {
        switch self {
        case .builtin: "builtin"
        case .service(let url): url.description
        }
    }
}
