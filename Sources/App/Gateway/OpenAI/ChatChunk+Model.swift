internal import Bytes
internal import Vision

extension ChatChunk {
    /// The text as callers may read it: a service that calls its model by a file's name does not get to say where that
    /// lies; the model is called as it was asked for then, or by the file's bare name.
    func bytes(telling model: String?) -> [UInt8] {
        guard let named, let name = named.value.bytes, ModelName.isPath(name) else { return bytes }
        var edits = JSONEdits()
        let told = ModelName.shown(model ?? String(decoding: name, as: UTF8.self))
        edits.replace(named, by: .string(JSONText(told)))
        return edits.bytes(of: bytes)
    }

    private var named: JSONObject.Member? { json.object?.member("model") }
}
