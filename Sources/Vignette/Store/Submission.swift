/// What one request asks to be kept: all of it or nothing.
public struct Submission: Sendable {
    public enum Target: Sendable, Equatable {
        /// Each analysis stands alone; there is mostly one.
        case alone
        /// A new collection of that name.
        case new(PictureCollection.ID)
        /// Behind what an own collection holds already.
        case existing(PictureCollection.ID)
    }

    /// One analysis, and the bytes of its pictures that may not be kept yet.
    public struct Item: Sendable {
        public var analysis: Analysis
        /// Masters and thumbnails; empty where an earlier analysis has them all.
        public var pictures: [Picture]
        /// Of everything that decides the answer, for finding the same question again.
        public var fingerprint: String

        public init(analysis: Analysis, pictures: [Picture], fingerprint: String) {
            self.analysis = analysis
            self.pictures = pictures
            self.fingerprint = fingerprint
        }
    }

    public var owner: Owner
    public var target: Target
    /// In order. Their `place` is set by the store: position is the one of `analysis.place` where it has one in this
    /// submission, counted from the first free one of the collection.
    public var items: [Item]
    public var refused: [RefusedUpload]
    /// Nil where the sender gave none.
    public var key: IdempotencyKey?
    public var created: Timestamp

    public init(
        owner: Owner, target: Target, items: [Item], refused: [RefusedUpload] = [], key: IdempotencyKey? = nil,
        created: Timestamp
    ) {
        self.owner = owner
        self.target = target
        self.items = items
        self.refused = refused
        self.key = key
        self.created = created
    }
}
