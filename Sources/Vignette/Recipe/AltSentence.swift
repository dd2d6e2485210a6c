/// An answer as the alternative text of a picture: one sentence, without what models like to put around it.
struct AltSentence: Equatable {
    let text: String

    /// In characters.
    static let limit = 125

    /// - Parameter answer: as the model gave it.
    init(_ answer: String) {
        var rest = Self.withoutLabel(Recipe.trimmed(answer)[...])
        rest = Self.withoutQuotes(rest)
        text = Self.withoutOpening(rest)
    }

    /// Whether it can stand as it is.
    var fits: Bool {
        !text.isEmpty && text.count <= Self.limit && !text.contains(where: \.isNewline)
            && FirstSentence(of: text, limit: .max)?.text.count == text.count
    }

    /// Its first sentence, cut at a word where even that is too long.
    var cut: String {
        fits ? text : FirstSentence(of: text, limit: Self.limit)?.text ?? ""
    }

    // MARK: - What models put around it

    private static func withoutLabel(_ text: Substring) -> Substring {
        for label in ["alt text:", "alt-text:", "alternative text:", "alt:"]
        where text.prefix(label.count).lowercased() == label {
            return text.dropFirst(label.count).drop { $0.isWhitespace }
        }
        return text
    }

    private static let quotes: [Character: Character] = [
        "\"": "\"", "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’", "`": "`",
    ]

    /// Only where they stand around the whole.
    private static func withoutQuotes(_ text: Substring) -> Substring {
        guard let first = text.first, let closing = quotes[first], text.count > 2, text.last == closing,
            !text.dropFirst().dropLast().contains(closing)
        else { return text }
        return text.dropFirst().dropLast()
    }

    /// Screen readers say themselves that it is a picture.
    private static func withoutOpening(_ text: Substring) -> String {
        for opening in openings where text.prefix(opening.count).lowercased() == opening {
            let rest = text.dropFirst(opening.count)
            guard let first = rest.first, first.isLetter || first.isNumber else { continue }
            return first.uppercased() + rest.dropFirst()
        }
        return String(text)
    }

    /// The longest first, since one may begin another.
    private static let openings: [String] = {
        let things = ["image", "picture", "photo", "photograph"]
        let joints = ["of ", "showing ", "depicting "]
        let english = things.flatMap { thing in
            joints.flatMap { joint in
                let article = thing == "image" ? "an" : "a"
                return ["", "\(article) ", "the ", "this "].map { "\($0)\(thing) \(joint)" }
            }
        }
        let shows = things.flatMap { thing in ["the", "this"].map { "\($0) \(thing) shows " } }
        let others = [
            "ein bild von ", "bild von ", "ein foto von ", "foto von ", "une image de ", "image de ", "une photo de ",
            "photo de ", "una imagen de ", "imagen de ", "una foto de ", "foto de ", "un'immagine di ", "immagine di ",
            "una foto di ", "foto di ", "uma imagem de ", "imagem de ", "uma foto de ", "een afbeelding van ",
            "afbeelding van ", "een foto van ", "foto van ",
        ]
        return (english + shows + others).sorted { $0.count > $1.count }
    }()
}
