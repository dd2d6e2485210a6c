public import Vignette

/// What the gate says of a picture.
public enum GateVerdict: Equatable, Sendable {
    /// Every byte is on the list: the picture may go on as it is.
    case passes(format: PictureFormat, size: PictureSize)
    /// Nothing bad is known of it, nor that it is good.
    case needsPreparation(GateReason)
}
