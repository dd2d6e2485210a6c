internal import Glibc

/// Why what was said reached nobody.
enum WriteError: Error, Equatable {
    /// Whoever read it has gone: `vignette describe … | head`.
    case closed
    /// Whoever should read it does not, and nobody wants to wait for it any more.
    case stalled
    case failed(Int32)

    /// As shells say it of a program that SIGPIPE ended.
    static let closedStatus: Int32 = 141
}

extension WriteError: CustomStringConvertible {
    var description: String {
        switch self {
        case .closed: "cannot write: nobody reads it any more"
        case .stalled: "cannot write: it is not read"
        case .failed(let code): "cannot write: \(strerror(code).map { String(cString: $0) } ?? "error \(code)")"
        }
    }
}
