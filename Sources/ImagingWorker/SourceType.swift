internal import CImaging
internal import Imaging

/// The kinds of file that are decoded, each with the one loader that may read it.
///
/// libvips' own guess is never asked: of about forty readers some never come back from a few hostile bytes.
enum SourceType: CaseIterable {
    case jpeg
    case png
    case webp
    case gif
    case heic
    case avif

    /// - Parameters:
    ///   - mediaType: what libmagic says.
    ///   - upload: what it says it of.
    init?(mediaType: String, of upload: [UInt8]) {
        switch mediaType {
        case "image/jpeg": self = .jpeg
        case "image/png": self = .png
        case "image/webp": self = .webp
        case "image/gif": self = .gif
        case "image/heic", "image/heic-sequence": self = .heic
        case "image/avif", "image/avif-sequence": self = .avif
        // The container alone, which both use.
        case "image/heif", "image/heif-sequence": self = HEIFItems(upload).codec == "av01" ? .avif : .heic
        default: return nil
        }
    }

    var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .gif: "image/gif"
        case .heic: "image/heic"
        case .avif: "image/avif"
        }
    }

    /// The name of the loader in libvips.
    var loader: String {
        switch self {
        case .jpeg: "jpegload_buffer"
        case .png: "pngload_buffer"
        case .webp: "webpload_buffer"
        case .gif: "gifload_buffer"
        case .heic, .avif: "heifload_buffer"
        }
    }

    var isHEIF: Bool { self == .heic || self == .avif }

    /// Whether several images inside are the frames of one animation. Those of a HEIF file are different pictures.
    var isAnimated: Bool {
        switch self {
        case .png, .webp, .gif: true
        case .jpeg, .heic, .avif: false
        }
    }
}
