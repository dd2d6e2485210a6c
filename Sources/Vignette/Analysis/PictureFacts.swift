/// A kept picture without its bytes.
public struct PictureFacts: Sendable, Equatable {
    public let digest: String
    public let format: PictureFormat
    public let size: PictureSize
    public let byteCount: Int

    public init(digest: String, format: PictureFormat, size: PictureSize, byteCount: Int) {
        self.digest = digest
        self.format = format
        self.size = size
        self.byteCount = byteCount
    }

    public init(_ picture: Picture) {
        self.init(digest: picture.digest, format: picture.format, size: picture.size, byteCount: picture.bytes.count)
    }
}
