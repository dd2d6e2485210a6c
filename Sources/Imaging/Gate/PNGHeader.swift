internal import Vignette

/// What the first chunk of a PNG says.
struct PNGHeader {
    enum Colour: Int {
        case grey = 0
        case colour = 2
        case palette = 3
        case greyAlpha = 4
        case colourAlpha = 6

        /// How many make a pixel.
        var samples: Int {
            switch self {
            case .grey, .palette: 1
            case .greyAlpha: 2
            case .colour: 3
            case .colourAlpha: 4
            }
        }

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
    private let isInterlaced: Bool

    init(_ chunk: GateReader) throws(GateReason) {
        var content = chunk
        size = PictureSize(width: try content.big(4), height: try content.big(4))
        depth = try content.byte()
        guard let colour = Colour(rawValue: try content.byte()), colour.depths.contains(depth) else {
            throw .malformed("IHDR")
        }
        self.colour = colour
        try content.expect([0, 0])  // The only methods of compression and of filtering there are.
        let interlacing = try content.byte()
        guard interlacing <= 1 else { throw .malformed("IHDR") }
        isInterlaced = interlacing == 1
        try content.finish()
    }

    /// The most bytes that the pixels need: all as they are, with what deflate and zlib lay about blocks that it stores.
    ///
    /// A stored block takes 5 bytes more (RFC 1951 3.2.4); encoders that store noise do so by 4 KiB at least, zlib-ng
    /// nearly so. The 64 are zlib's frame and small pictures' only block.
    var dataLimit: Int {
        let plain = plainCount
        return plain + plain / 256 + 64
    }

    /// The bytes before compression: each row of each pass, and the filter's number before it.
    private var plainCount: Int {
        guard isInterlaced else { return plainCount(size.width, size.height) }
        // PNG 8.1: where each pass begins, and its steps.
        let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        return passes.reduce(0) { sum, pass in
            let (left, top, across, down) = pass
            return sum + plainCount((size.width - left + across - 1) / across, (size.height - top + down - 1) / down)
        }
    }

    private func plainCount(_ width: Int, _ height: Int) -> Int {
        // A pass without pixels has no rows.
        width == 0 ? 0 : height * (1 + (width * depth * colour.samples + 7) / 8)
    }
}
