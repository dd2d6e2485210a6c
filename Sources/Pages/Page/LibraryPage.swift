public import Vignette

/// One page of what an owner has asked.
public struct LibraryPage: Sendable {
    public var analyses: [Analysis]
    /// What was searched for; empty where nothing was.
    public var words: String
    /// From 1.
    public var number: Int
    public var hasNext: Bool
    public var now: Timestamp

    public init(analyses: [Analysis], words: String, number: Int, hasNext: Bool, now: Timestamp) {
        self.analyses = analyses
        self.words = words
        self.number = number
        self.hasNext = hasNext
        self.now = now
    }
}
