internal import Bytes

/// A text that is put together of parts; where there is but one, nothing is copied.
struct OllamaText: Sendable {
    private var only: JSONText = ""
    /// All parts, once there are several.
    private var joined: [UInt8] = []

    var isEmpty: Bool { only.bytes.isEmpty && joined.isEmpty }

    var whole: JSONText { joined.isEmpty ? only : JSONText(joined[...]) ?? "" }

    mutating func append(_ part: JSONText) {
        if isEmpty {
            only = part
        } else {
            if joined.isEmpty { joined = Array(only.bytes) }
            joined += part.bytes
        }
    }
}
