/// What an upload told beside its picture, and what a picture no longer tells.
public enum PrivateData: String, Sendable, CaseIterable {
    /// Where it was taken.
    case gps
    /// Maker, model, serial numbers, settings.
    case camera
    /// When it was taken.
    case time
    case comment
    /// Names, captions, rights: IPTC and XMP.
    case description
    /// A smaller picture inside, which may show what was cropped away.
    case preview
    /// A colour profile, after it was applied.
    case profile
}
