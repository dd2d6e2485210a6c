internal import Vignette

/// What the first chunk of a PNG says.
struct PNGHeader {
    enum Colour: Int {
        case grey = 0
        case colour = 2
        case palette = 3
        case greyAlpha = 4
        case colourAlpha = 6

        /// PNG 11.2.1, table 12.
        var depths: Set<Int> {
            switch self {
            case .grey: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            case .colour, .greyAlpha, .colourAlpha: [8, 16]
            }
        }
    }

    let size: PictureSize
    /// Bits a sample, or a palette index.
    let depth: Int
    let colour: Colour

    init(_ chunk: GateReader) throws(GateReason) {
        var content = chunk
        size = PictureSize(width: try content.big(4), height: try content.big(4))
        depth = try content.byte()
        guard let colour = Colour(rawValue: try content.byte()), colour.depths.contains(depth) else {
            throw .malformed("IHDR")
        }
        self.colour = colour
        try content.expect([0, 0])  // The only methods of compression and of filtering there are.
        guard try content.byte() <= 1 else { throw .malformed("IHDR") }
        try content.finish()
    }
}
