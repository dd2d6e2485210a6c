public import Vignette

/// Pictures and text alone, for the frames of other sites.
public struct EmbedPage: Sendable {
    public enum Theme: String, Sendable {
        case light
        case dark
    }

    public var analysis: Analysis
    /// Nil: as the browser prefers.
    public var theme: Theme?

    public init(analysis: Analysis, theme: Theme?) {
        self.analysis = analysis
        self.theme = theme
    }
}
