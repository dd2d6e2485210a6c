public import Vignette

/// The page of a collection: a row for each upload.
public struct CollectionPage: Sendable {
    public var collection: PictureCollection
    public var isOwner: Bool
    public var now: Timestamp

    public init(collection: PictureCollection, isOwner: Bool, now: Timestamp) {
        self.collection = collection
        self.isOwner = isOwner
        self.now = now
    }
}
