internal import Imaging
internal import Vignette

/// Refuses what would take too much to decode, by the header alone.
struct GateStep: PreparationStep {
    static let pixels = 40_000_000
    /// Interlaced and progressive pictures are held whole while they are decoded.
    static let wholePixels = 25_000_000
    static let side = 16_384
    /// Only the first is shown, but all are counted.
    static let frames = 10_000

    func apply(to piece: inout Workpiece) throws(Refusal) {
        try Self.check(piece.sizeBefore, limit: isWhole(piece) ? Self.wholePixels : Self.pixels)
        let frames = piece.metadata.furtherFrames + 1
        guard frames <= Self.frames else { throw .tooManyFrames(limit: Self.frames, actual: frames) }
    }

    /// Sides are multiplied only once each is known to be small.
    static func check(_ size: PictureSize, limit: Int = pixels) throws(Refusal) {
        guard size.longestSide <= side else { throw .sideTooLong(limit: side, actual: size.longestSide) }
        let actual = size.width * size.height
        guard actual <= limit else { throw .tooManyPixels(limit: limit, actual: actual) }
    }

    private func isWhole(_ piece: Workpiece) -> Bool {
        piece.picture.int("interlaced") == 1 || piece.picture.int("jpeg-multiscan") == 1
    }
}
