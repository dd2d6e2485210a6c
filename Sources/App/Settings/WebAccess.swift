/// Who may use the pages.
enum WebAccess: String, Sendable, CaseIterable {
    case open
    /// Only those whom a proxy has signed in.
    case identity
}
