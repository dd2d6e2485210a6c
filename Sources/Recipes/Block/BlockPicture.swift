public import Bytes

/// A picture among the inputs of a block, as it is written there.
public struct BlockPicture: Sendable {
    public enum Source: Sendable {
        /// A data URL or base64 by itself.
        case base64(JSONText)
        /// The part of a form that has this name.
        case part(String)
        /// The base64 of a JPEG file that is sent as it is.
        case jpeg(JSONText)
    }

    public let source: Source
    public let frame: ImageValue.Frame?
    /// Of the JPEG files that operations make of it.
    public let qualities: Set<Int>
    /// Where it stands.
    public let field: String
}
