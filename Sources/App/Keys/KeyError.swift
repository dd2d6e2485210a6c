internal import Vignette

/// Why `vignette key` could not do what it was asked: one line, with what to do.
struct KeyError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    init(_ failure: Failure) {
        self.init("\(failure.message) \(failure.advice)" + (failure.detail.map { " (\($0))" } ?? ""))
    }

    static func taken(_ name: String) -> KeyError {
        KeyError("there is a key named \(name) already: choose another name, or revoke that one first")
    }

    static func unknown(_ name: String, in folder: String) -> KeyError {
        KeyError("there is no key named \(name) in \(folder); vignette key list shows those there are")
    }

    static func notOpened(_ folder: String) -> KeyError {
        KeyError("there are keys in \(folder): revoke them first, vignette key list shows them")
    }

    static func configured(_ name: String) -> KeyError {
        KeyError("\(name) is a key of VIGNETTE_API_KEYS: take it out there, and start the server again")
    }
}
