internal import Vignette

/// A lossy frame of a WebP (RFC 6386): its size, and whether its partitions have what lies in it to themselves.
struct VP8Frame {
    /// The most bytes of a macroblock's modes, which are at most 18 choices of a few bits.
    private static let modeBytes = 24
    /// The most bytes beside the modes: 1056 probabilities of a byte with their flags of at most one, and the header.
    private static let headerBytes = 2112 + 64
    /// The most bytes of a macroblock's 384 coefficients and its 16 of a second order, averaged over a picture. Noise of
    /// black and white takes 800 with the probabilities that a frame begins with, and 330 with its own.
    private static let coefficientBytes = 1024
    /// What a partition takes to end.
    private static let partitionBytes = 16

    let size: PictureSize
    private let first: GateReader
    private let rest: GateReader

    /// RFC 6386 9.1: a key frame that is shown, and is not to be scaled.
    init(_ chunk: GateReader) throws(GateReason) {
        var content = chunk
        let tag = try content.little(3)
        try content.expect([0x9d, 0x01, 0x2a])
        size = PictureSize(width: try content.little(2), height: try content.little(2))
        let isShownKeyFrame = tag & 0x11 == 0x10
        guard isShownKeyFrame, tag >> 1 & 7 <= 3, size.longestSide < 1 << 14 else { throw .malformed("VP8") }
        // The first partition lies behind the header, and another behind it.
        guard (1..<max(1, content.rest)).contains(tag >> 5) else { throw .malformed("VP8") }
        first = try content.stretch(tag >> 5, failure: .malformed("VP8"))
        rest = try content.stretch(content.rest, failure: .malformed("VP8"))
    }

    /// RFC 6386 9.5: behind the first partition the lengths of all others but the last, then these. Rows of macroblocks
    /// go round among them.
    func checkPartitions() throws(GateReason) {
        let columns = (size.width + 15) / 16
        let rows = (size.height + 15) / 16
        guard first.rest <= columns * rows * Self.modeBytes + Self.headerBytes else { throw .moreThanPixels }

        var header = VP8Header(first)
        let count = header.partitionCount()
        var lengths: [Int] = []
        var content = rest
        for _ in 1..<count { lengths.append(try content.little(3)) }
        for index in 0..<count {
            let length = index < lengths.count ? lengths[index] : content.rest
            try content.skip(length)
            let blocks = columns * ((rows + count - 1 - index) / count)
            guard length <= blocks * Self.coefficientBytes + Self.partitionBytes else { throw .moreThanPixels }
        }
    }
}
