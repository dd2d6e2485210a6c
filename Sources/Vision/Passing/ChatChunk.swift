public import Bytes

/// One JSON text of an answer: a chunk of a stream, or the whole of it.
public struct ChatChunk: Sendable {
    public let bytes: [UInt8]
    /// Read from `bytes`.
    public let json: JSONValue

    /// An answer with the probabilities of all its words has many values.
    private static let limits = JSON.Limits(values: 1_000_000)

    /// Text whose encoding is broken is mended, since whoever reads the chunk may be stricter.
    public init(reading bytes: [UInt8]) throws(JSONError) {
        do throws(JSONError) {
            json = try JSON.parse(bytes, limits: Self.limits)
            self.bytes = bytes
        } catch {
            self.bytes = JSONWriter().bytes(of: try MendedJSON.parse(bytes))
            json = try JSON.parse(self.bytes, limits: Self.limits)
        }
    }

    /// An object written here. One that `write` gives a name twice is empty.
    public init(_ write: (inout JSONObjectWriter) -> Void) {
        bytes = JSONWriter().object(write)
        json = (try? JSON.parse(bytes)) ?? .object(JSONObject())
    }
}
