internal import Pages
internal import Vignette

/// What shall become of a recipe that is being written.
enum TryAction: String, Sendable {
    /// What would be sent is shown.
    case show
    case ask
    /// The answer of the last try is looked for again.
    case look
    /// Nothing is asked: it is a file.
    case download

    /// Without a word nothing is asked.
    init(_ values: FormValues) throws(Failure) {
        guard let text = values.text("action") else {
            self = .show
            return
        }
        guard let action = TryAction(rawValue: text) else {
            throw .invalidRequest(field: "action", "must be show, ask, look or download")
        }
        self = action
    }
}
