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
        let address = HTMLText.escaped(AnalysisLinks(analysis.id, in: frame).embed)
        let title = HTMLText.escaped(analysis.title)
        // Its one link opens a window, which the sandbox would keep as small as itself otherwise.
        html =
            "<iframe src=\"\(address)\" width=\"\(width)\" height=\"\(height)\" title=\"\(title)\" "
            + "sandbox=\"allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" style=\"border:0\"></iframe>"
    }
}
