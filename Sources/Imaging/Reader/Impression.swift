internal import Vignette

/// What kind of picture it looks like.
enum Impression: Sendable {
    case photo
    case graphic
    case document
    case unclear

    /// A page has at least so many words.
    private static let wordsOfDocument = 30
    /// Paper is at least as bright.
    private static let brightnessOfPaper = 0.6

    /// `words` is how many are readable. A photo or something pale with many words is a page.
    init(_ look: Look, words: Int) {
        if words >= Self.wordsOfDocument && Self.canBeDocument(look) {
            self = .document
            return
        }
        self =
            switch look.kind {
            case .photo: .photo
            case .graphic: .graphic
            case .unclear: .unclear
            }
    }

    /// Whether many words would make a document of it.
    static func canBeDocument(_ look: Look) -> Bool {
        look.kind == .photo || look.brightness >= brightnessOfPaper
    }
}
