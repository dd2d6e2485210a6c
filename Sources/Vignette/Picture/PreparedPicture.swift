/// What preparation gives: the picture, a small one for lists where it was asked for, and what was done.
public struct PreparedPicture: Sendable, Equatable {
    public let picture: Picture
    public let thumbnail: Picture?
    public let receipt: Receipt

    public init(picture: Picture, thumbnail: Picture?, receipt: Receipt) {
        self.picture = picture
        self.thumbnail = thumbnail
        self.receipt = receipt
    }
}
