internal import Vignette

/// Every sentence that the built-in reader says, in English.
///
/// What is only guessed is said so: a picture "looks like" a photo, and text that was not found may still be there.
struct ReaderWords: Sendable {
    /// A photo whose edges vary less than this is out of focus, shaken or enlarged.
    private static let leastSharpness = 100.0

    /// Before several pictures: nothing else says how many there are.
    func opening(pictures: Int) -> String {
        "\(pictures) pictures, each described for itself."
    }

    /// Who says all this; at the end, since the first sentence is what a page is called by.
    func closing(pictures: Int) -> String {
        let measured = pictures > 1 ? "these pictures" : "this picture"
        return """
            This was written by the built-in reader. It is no vision model and does not understand what is shown: \
            it measured \(measured) and read text, bar codes and QR codes.
            """
    }

    func heading(_ number: Int, of count: Int) -> String {
        "## Picture \(number) of \(count)"
    }

    private func shape(_ size: PictureSize) -> String {
        let ratio = Double(size.width) / Double(max(1, size.height))
        return switch ratio {
        case ..<0.4: "very tall and narrow"
        case ..<0.95: "upright"
        case ...1.05: size.width == size.height ? "a square" : "almost a square"
        case ...2.5: "wider than high"
        default: "very wide and low"
        }
    }

    /// What it is in one sentence, which can stand for the picture, and then how large, colourful and bright it is.
    func look(_ look: Look, _ impression: Impression, _ size: PictureSize) -> String {
        var parts = [kind(impression), shape(size)]
        let main = look.colours.filter { $0.share >= 0.05 }.prefix(3).map(\.name.rawValue)
        if !main.isEmpty { parts.append("mostly " + list(Array(main))) }
        var sentences = [parts.joined(separator: ", ") + "."]
        sentences.append("The picture is \(size.width) pixels wide and \(size.height) pixels high.")
        if let colours = colours(look.colours) { sentences.append(colours) }
        sentences.append(light(look, impression))
        return sentences.joined(separator: " ")
    }

    private func kind(_ impression: Impression) -> String {
        switch impression {
        case .photo: "What looks like a photo"
        case .graphic: "What looks like a screenshot or a graphic"
        case .document: "What looks like a document"
        case .unclear: "Something between a photo and a graphic"
        }
    }

    private func colours(_ colours: [Look.Colour]) -> String? {
        guard let first = colours.first else { return nil }
        if first.share >= 0.995 { return "All of it is \(first.name.rawValue)." }
        if colours.count == 1 {
            return first.share >= 0.5
                ? "Its main colour is \(share(first))." : "It has many colours; the most frequent is \(share(first))."
        }
        return "Its main colours are \(list(colours.map(share)))."
    }

    private func share(_ colour: Look.Colour) -> String {
        "\(colour.name.rawValue) (\(max(1, Int((colour.share * 100).rounded()))) %)"
    }

    private func light(_ look: Look, _ impression: Impression) -> String {
        let brightness =
            switch look.brightness {
            case ..<0.12: "very dark"
            case ..<0.35: "dark"
            case ..<0.65: "of medium brightness"
            case ..<0.9: "bright"
            default: "very bright"
            }
        // Blank walls and flat drawings have no edges, and are not blurred for that.
        guard impression == .photo else { return "It is \(brightness)." }
        return "It is \(brightness) and \(look.sharpness < Self.leastSharpness ? "soft or blurred" : "sharp")."
    }

    func text(_ reading: Reading) -> String {
        guard !reading.text.isEmpty else {
            return "No readable text was found. Small, handwritten, curved or blurred text can be missed."
        }
        let words = reading.words == 1 ? "1 word" : "\(reading.words) words"
        return "Readable text (\(words); letters may be wrong):\n\n" + QuotedBlock.markdown(reading.text)
    }

    /// Nothing where there are none: few pictures have any.
    func codes(_ codes: [Reading.Code]) -> String? {
        guard !codes.isEmpty else { return nil }
        let count = codes.count == 1 ? "1 code was" : "\(codes.count) codes were"
        let blocks = codes.map { "\($0.kind.rawValue):\n\n" + QuotedBlock.markdown($0.content) }
        return (["\(count) read."] + blocks).joined(separator: "\n\n")
    }

    private func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}
