public import Vignette

/// How large a picture may be to pass the gate.
public struct GateLimits: Sendable, Equatable {
    public var longestSide: Int
    public var pixels: Int

    /// What a question may send: no picture that the gate passes is larger than one that was prepared.
    public static let passThrough = GateLimits()

    public init(longestSide: Int = Fit.large.longestSide, pixels: Int? = nil) {
        self.longestSide = longestSide
        self.pixels = pixels ?? longestSide * longestSide
    }

    /// Throws where the size that a header tells is not one to pass.
    func check(_ size: PictureSize) throws(GateReason) {
        guard size.width > 0, size.height > 0 else { throw .noPixels }
        // Each side first: sides of PNG are so large that their product overflows nothing only below the limit.
        guard size.longestSide <= longestSide, size.width * size.height <= pixels else { throw .tooLarge(size) }
    }
}
