public import Vignette

/// Why a picture must be prepared before it goes on.
///
/// Parts are named as their formats name them; nothing else of the picture is told, so a reason can be logged.
public enum GateReason: Error, Equatable, Sendable, CustomStringConvertible {
    /// Neither JPEG nor PNG nor WebP by its first bytes.
    case unknownFormat
    /// The end came too early.
    case truncated
    /// Something follows the end of the picture.
    case trailingBytes
    case noPixels
    case tooLarge(PictureSize)
    /// The file has more bytes than its pixels can need.
    case moreThanPixels
    /// A progressive JPEG that asks for one pass after the other.
    case tooManyScans
    /// A part that is not on the list.
    case notListed(String)
    /// A part on the list whose length or content is not what its format says, or leaves room for something else.
    case malformed(String)
    /// A part on the list where it must not stand, or once too often, or one that is missing.
    case misplaced(String)

    public var description: String {
        switch self {
        case .unknownFormat: "unknown format"
        case .truncated: "truncated"
        case .trailingBytes: "bytes after the end"
        case .noPixels: "no pixels"
        case .tooLarge(let size): "\(size) pixels"
        case .moreThanPixels: "more bytes than its pixels need"
        case .tooManyScans: "too many scans"
        case .notListed(let part): "\(part) is not on the list"
        case .malformed(let part): "\(part) is malformed"
        case .misplaced(let part): "\(part) is misplaced"
        }
    }
}
