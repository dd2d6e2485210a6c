/// How large the longest side of a picture may be.
public enum Fit: Int, Sendable, CaseIterable {
    /// Enough for most questions, and the fastest.
    case small = 768
    /// Most print can be read.
    case medium = 1280
    /// Fine print. What is kept of an upload has this size, so that every other can be made from it.
    case large = 2048

    public static let master = Fit.large

    /// The longest side of the small picture for lists.
    public static let thumbnailSide = 320

    public var longestSide: Int { rawValue }
}
