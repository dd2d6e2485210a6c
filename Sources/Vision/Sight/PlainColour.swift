internal import Vignette

/// One of the colours that a model's sight is checked with.
enum PlainColour: String, CaseIterable, Sendable {
    case red
    case green
    case blue

    /// Red, green and blue, 0 to 255: strong ones that nobody would call by another name.
    private var levels: [UInt8] {
        switch self {
        case .red: [230, 0, 0]
        case .green: [0, 160, 0]
        case .blue: [0, 0, 230]
        }
    }

    /// Large enough for every model, and a few hundred bytes once it is compressed.
    private static let side = 256

    /// A picture of this colour and nothing else.
    var picture: Picture {
        PalettePNG(width: Self.side, height: Self.side, colour: levels).picture
    }

    /// The first of the colours that a text names as a word; nil if it names none.
    static func named(in text: String) -> PlainColour? {
        let words = text.lowercased().split { !$0.isLetter }
        return words.lazy.compactMap { PlainColour(rawValue: String($0)) }.first
    }
}
