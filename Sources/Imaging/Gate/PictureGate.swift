internal import Vignette

/// Tells which pictures may go on as they are.
///
/// Walks over the parts of a JPEG, PNG or WebP without decoding it. A picture passes if each of its bytes belongs to a
/// part that is on the list, has the length that its content needs and stands where it may: so nothing passes that
/// tells of place, camera, time or author, nothing that turns the picture or changes its colours, and nothing after
/// its end. Nothing is ever edited.
///
/// Compressed pixels are bounded, not decoded: they have no more bytes than pictures of that size and kind can need.
/// Most need far fewer, and where they end only a decoder finds, so below the bound something can hide behind them
/// (or in them, as in any picture). So can it in colours of a palette and codes that no pixel uses. Only what was
/// prepared in full, and so encoded anew, holds nothing but pixels.
///
/// Takes linear time and no memory to speak of; any bytes at all may come.
public enum PictureGate {
    public static func inspect(_ bytes: [UInt8], limits: GateLimits = .passThrough) -> GateVerdict {
        do throws(GateReason) {
            if bytes.starts(with: JPEGWalker.signature) {
                return .passes(format: .jpeg, size: try JPEGWalker.walk(bytes, limits: limits))
            }
            if bytes.starts(with: PNGWalker.signature) {
                return .passes(format: .png, size: try PNGWalker.walk(bytes, limits: limits))
            }
            if bytes.starts(with: WebPWalker.signature) {
                return .passes(format: .webp, size: try WebPWalker.walk(bytes, limits: limits))
            }
            throw .unknownFormat
        } catch {
            return .needsPreparation(error)
        }
    }
}
