/// An upload after preparation: upright, sRGB, small and free of private data.
public struct Picture: Sendable, Equatable {
    public let bytes: [UInt8]
    public let format: PictureFormat
    public let size: PictureSize
    /// SHA-256 of `bytes` in lower-case hexadecimal: the picture's name wherever it is kept.
    public let digest: String

    public init(bytes: [UInt8], format: PictureFormat, size: PictureSize, digest: String) {
        self.bytes = bytes
        self.format = format
        self.size = size
        self.digest = digest
    }
}
