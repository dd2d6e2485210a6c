/// What shall become of an upload.
public struct Preparation: Sendable, Equatable {
    public var fit: Fit
    /// What may come out; never empty.
    public var formats: Set<PictureFormat>
    /// Whether a thumbnail is wanted beside the picture.
    public var thumbnail: Bool

    public init(fit: Fit = .master, formats: Set<PictureFormat> = [.jpeg, .png], thumbnail: Bool = true) {
        precondition(!formats.isEmpty, "something must be allowed to come out")
        self.fit = fit
        self.formats = formats
        self.thumbnail = thumbnail
    }
}
