/// Which of an owner's analyses are wanted, the newest first.
public struct LibraryQuery: Sendable, Equatable {
    public var owner: Owner
    /// Words that must all be found in it; nil or blank: all analyses.
    public var words: String?
    /// Only those that come after this one in the list: how a long list is read in parts.
    public var after: Analysis.ID?
    /// How many at most; `offset` of them are left out first.
    public var limit: Int
    public var offset: Int

    public init(owner: Owner, words: String? = nil, after: Analysis.ID? = nil, limit: Int, offset: Int = 0) {
        self.owner = owner
        self.words = words
        self.after = after
        self.limit = limit
        self.offset = offset
    }
}
