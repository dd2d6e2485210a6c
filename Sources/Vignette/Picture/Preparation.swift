/// What shall become of an upload.
public struct Preparation: Sendable, Equatable {
    public var fit: Fit
    /// What may come out; never empty.
    public var formats: Set<PictureFormat>
    /// Whether a thumbnail is wanted beside the picture.
    public var thumbnail: Bool
    /// Of JPEG and lossy WebP, 1 to 100; nil: as is best for models.
    public var quality: Int?

    public init(
        fit: Fit = .master, formats: Set<PictureFormat> = [.jpeg, .png], thumbnail: Bool = true, quality: Int? = nil
    ) {
        precondition(!formats.isEmpty, "something must be allowed to come out")
        precondition((1...100).contains(quality ?? 1), "a quality is a share of a hundred")
        self.fit = fit
        self.formats = formats
        self.thumbnail = thumbnail
        self.quality = quality
    }
}
