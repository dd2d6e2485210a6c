/// What colours were before they became 8-bit sRGB.
public enum ColourChange: String, Sendable, CaseIterable {
    /// Inks of a printing press.
    case cmyk
    /// More than 8 bits a sample.
    case deep
    /// They followed an embedded profile that is not sRGB's.
    case profile
}
