internal import Vignette

extension Receipt {
    /// What was done, for the person who sent it.
    var sentences: [String] {
        var sentences = [
            "Came as \(Self.name(of: foundType)), \(Wording.size(sizeBefore)), \(Wording.bytes(bytesBefore))."
        ]
        if let claimedType, claimedType != foundType, claimedType != "application/octet-stream" {
            sentences.append("It was announced as \(Self.name(of: claimedType)); what counts is what it is.")
        }
        if let turned { sentences.append(Self.sentence(turned)) }
        if !colours.isEmpty {
            sentences.append("Colours were converted to sRGB from \(Wording.list(colours.map(Self.name))).")
        }
        if flattened { sentences.append("Transparent places became white.") }
        if padded { sentences.append("A white border was added, since it was too narrow for models.") }
        if framesDropped > 0 {
            let frames = Wording.count(framesDropped, "further frame", "further frames")
            sentences.append("Of the animation only one frame was taken; \(frames) stayed out.")
        }
        if sizeAfter.longestSide < sizeBefore.longestSide {
            sentences.append("Kept at \(Wording.size(sizeAfter)), \(Wording.bytes(bytesAfter)).")
        }
        let names = PrivateData.allCases.filter(removed.contains).map(Self.name)
        sentences.append(
            names.isEmpty ? "There was no location or camera data in it." : "Removed: \(Wording.list(names)).")
        return sentences
    }

    private static func name(of type: String) -> String {
        let names = [
            "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "image/gif": "GIF", "image/heic": "HEIC",
            "image/heif": "HEIF", "image/avif": "AVIF", "image/tiff": "TIFF", "image/bmp": "BMP",
        ]
        return names[type] ?? String(type.prefix(80))
    }

    private static func sentence(_ turn: Turn) -> String {
        let what =
            switch turn {
            case .mirrored: "mirrored"
            case .halfTurn: "turned upside down"
            case .flipped: "flipped"
            case .mirroredQuarterLeft: "mirrored and turned 90 degrees to the left"
            case .quarterRight: "turned 90 degrees to the right"
            case .mirroredQuarterRight: "mirrored and turned 90 degrees to the right"
            case .quarterLeft: "turned 90 degrees to the left"
            }
        return "It was \(what), as the camera noted."
    }

    private static func name(_ change: ColourChange) -> String {
        switch change {
        case .cmyk: "printing inks"
        case .deep: "more than 8 bits a colour"
        case .profile: "its own colour profile"
        }
    }

    private static func name(_ data: PrivateData) -> String {
        switch data {
        case .gps: "location"
        case .camera: "camera data"
        case .time: "time of the photo"
        case .comment: "comments"
        case .description: "captions and rights"
        case .preview: "embedded preview"
        case .profile: "colour profile"
        }
    }
}
