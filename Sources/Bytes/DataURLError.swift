/// Why a text is not a data URL that this program takes.
public enum DataURLError: Error, Hashable, Sendable {
    /// It does not begin with `data:`.
    case scheme
    /// No comma ends the media type within the bound.
    case mediaTypeTooLong
    /// There is no comma at all.
    case noComma
    /// What stands before the comma is no media type with parameters and an optional `;base64`.
    case mediaType
    /// Something is percent-encoded.
    case percentEncoded
    /// A payload without base64 holds a byte that no URL holds.
    case payload
}
