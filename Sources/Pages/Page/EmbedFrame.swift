public import Vignette

/// The HTML that puts an analysis into a page of somebody else: what the share box offers and oEmbed answers.
public struct EmbedFrame: Sendable, Equatable {
    public let width: Int
    public let height: Int
    public let html: String

    /// - Parameters:
    ///   - maxWidth: nil: as wide as we like.
    ///   - maxHeight: nil: as high as we like.
    public init(_ analysis: Analysis, in frame: Frame, maxWidth: Int? = nil, maxHeight: Int? = nil) {
        width = min(600, max(1, maxWidth ?? 600))
        height = min(480, max(1, maxHeight ?? 480))
        html = ""
    }
}
