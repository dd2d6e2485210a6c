public import Bytes

/// One JSON text of an answer: a chunk of a stream, or the whole of it.
public struct ChatChunk: Sendable {
    public let bytes: [UInt8]
    public let json: JSONValue

    public init(bytes: [UInt8], json: JSONValue) {
        self.bytes = bytes
        self.json = json
    }
}
