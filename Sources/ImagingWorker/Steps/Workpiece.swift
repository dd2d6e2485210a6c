internal import Imaging
internal import Vignette

/// An upload on its way to a picture.
struct Workpiece {
    let source: SourceBytes
    let type: SourceType
    let preparation: Preparation
    let metadata: Metadata
    /// As it lies in the file.
    let sizeBefore: PictureSize
    var picture: VipsPicture

    // What the receipt tells.
    var turn: Turn?
    var colours: [ColourChange] = []
    var isFlattened = false
    var isPadded = false

    // What comes out.
    var file: [UInt8] = []
    var thumbnail: [UInt8]?

    func receipt() -> Receipt {
        Receipt(
            foundType: type.mediaType, turned: turn, colours: colours, flattened: isFlattened, padded: isPadded,
            framesDropped: max(0, metadata.furtherFrames), removed: metadata.found, sizeBefore: sizeBefore,
            sizeAfter: picture.size, bytesBefore: source.buffer.count,
            bytesAfter: file.count)
    }
}
