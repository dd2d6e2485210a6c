/// What a picture can be made of: the three formats that model services read.
public enum PictureFormat: String, Sendable, CaseIterable {
    case jpeg
    case png
    case webp

    public var mediaType: String { "image/" + rawValue }

    public init?(mediaType: some StringProtocol) {
        switch mediaType {
        case "image/jpeg": self = .jpeg
        case "image/png": self = .png
        case "image/webp": self = .webp
        default: return nil
        }
    }
}
