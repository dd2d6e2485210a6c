internal import Bytes
internal import Vignette
internal import Vision

/// A picture of a passed question as it goes on.
struct PassedPicture: Sendable {
    enum Content: Sendable {
        /// The gate has passed it: its base64 text as it came, without what stands before it.
        case asItCame(ArraySlice<UInt8>)
        /// Made here.
        case prepared(Picture)
    }

    let content: Content
    let format: PictureFormat
    let size: PictureSize

    /// The data URL as it stands in a JSON string, without its quotation marks.
    var pieces: [TextPiece] {
        let start = Array("data:\(format.mediaType);base64,".utf8)[...]
        switch content {
        case .asItCame(let text): return [.text(start), .text(text)]
        case .prepared(let picture): return [.text(start), .base64(picture.bytes)]
        }
    }

    /// The picture itself, for those who look at it here.
    func picture() throws -> Picture {
        switch content {
        case .prepared(let picture): return picture
        case .asItCame(let text):
            let bytes = try Base64.decode(text)
            return Picture(bytes: bytes, format: format, size: size, digest: try SHA256.digest(of: bytes).hex)
        }
    }
}
