/// The text of one whole JSON value, to be put into a larger text as it is.
public struct JSONFragment: Sendable, Hashable {
    public let bytes: [UInt8]

    /// Throws what `JSON.parse` throws unless `bytes` is one value.
    public init(checking bytes: [UInt8], limits: JSON.Limits = .standard) throws(JSONError) {
        _ = try JSON.parse(bytes, limits: limits)
        self.bytes = bytes
    }

    /// For text that a `JSONWriter` made: the caller answers for it being one value.
    public init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }
}
