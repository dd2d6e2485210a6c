/// What the test model can name.
enum Colour: String, CaseIterable, Sendable {
    case red, green, blue

    /// Red, green and blue of a strong one.
    var levels: [Int] {
        switch self {
        case .red: [230, 0, 0]
        case .green: [0, 160, 0]
        case .blue: [0, 0, 230]
        }
    }

    /// The first that a text names.
    static func named(in text: String) -> Colour? {
        text.lowercased().split { !$0.isLetter }.lazy.compactMap { Colour(rawValue: String($0)) }.first
    }
}
