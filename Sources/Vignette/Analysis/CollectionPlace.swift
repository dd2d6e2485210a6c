/// Where an analysis stands in a collection.
public struct CollectionPlace: Sendable, Equatable {
    public let collection: PictureCollection.ID
    /// From 0, in the order of submission. A place that was emptied stays empty.
    public let position: Int

    public init(_ collection: PictureCollection.ID, position: Int) {
        self.collection = collection
        self.position = position
    }
}
