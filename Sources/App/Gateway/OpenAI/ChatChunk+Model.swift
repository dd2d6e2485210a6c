internal import Bytes
internal import Vision

extension ChatChunk {
    /// The text as callers may read it: a service that calls its model by a file's name does not get to say where that
    /// lies; the model is called as it was asked for then.
    func bytes(telling model: String?) -> [UInt8] {
        guard let named, Self.isPath(named.value.bytes ?? []) else { return bytes }
        var edits = JSONEdits()
        edits.replace(named, by: .string(JSONText(model ?? "model")))
        return edits.bytes(of: bytes)
    }

    private var named: JSONObject.Member? { json.object?.member("model") }

    private static func isPath(_ name: ArraySlice<UInt8>) -> Bool {
        let slashes = [UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "~"), UInt8(ascii: ".")]
        guard let first = name.first else { return false }
        // A drive of Windows, whose paths are written with either slash.
        let isDrive = name.dropFirst().starts(with: ":\\".utf8) || name.dropFirst().starts(with: ":/".utf8)
        return slashes.contains(first) || isDrive
    }
}
