internal import HTTP
internal import Vignette

extension Failure {
    /// Any error as the domain says it.
    /// - Parameter host: by which name the server was called.
    init(_ error: any Error, host: String) {
        guard let error = error as? HTTPError else {
            self.init(wrapping: error)
            return
        }
        switch error.status {
        case .notFound: self.init(.notFound)
        case .methodNotAllowed: self.init(.methodNotAllowed, message: error.message)
        case .misdirectedRequest: self.init(.misdirected, message: error.message)
        case .requestTimeout: self.init(.requestTimeout, message: error.message)
        case .contentTooLarge: self.init(.tooLarge, message: error.message)
        case .unsupportedMediaType: self.init(.invalidRequest, message: error.message, advice: "Send it so.")
        case .uriTooLong: self.init(.uriTooLong, message: error.message)
        case .headerFieldsTooLarge: self.init(.headersTooLarge, message: error.message)
        case .serviceUnavailable: self.init(.busy, message: error.message, retryAfter: error.retryAfter)
        case .internalServerError: self.init(.internal, detail: error.message)
        default: self.init(.invalidRequest, message: error.message, retryAfter: error.retryAfter)
        }
    }
}

extension Status {
    /// The server's own refusals keep theirs, which says more than their code.
    init(of error: any Error, _ failure: Failure) {
        self = (error as? HTTPError)?.status ?? Status(failure.status ?? 500)
    }
}
