internal import Bytes
internal import Vision

/// Gives the counts of a stream the place where official clients look for them, wherever a service puts them.
///
/// Who asked for them finds `"usage": null` in every chunk and a last chunk with the counts and no choices. Who did not
/// never gets a chunk without choices, which breaks clients that look into the first.
struct StreamUsage {
    let isWanted: Bool
    /// The last chunk that had counts, without its choices; sent once, at the end.
    private var counted: [UInt8]?

    init(isWanted: Bool) {
        self.isWanted = isWanted
    }

    /// What is sent for a chunk.
    mutating func chunks(for chunk: ChatChunk, telling model: String?) -> [[UInt8]] {
        guard let object = chunk.json.object else { return [] }
        let usage = object.member("usage")
        if let usage, !usage.value.isNull, isWanted { counted = Self.withoutChoices(chunk, object, model) }
        let choices = object["choices"]?.array ?? []
        guard choices.contains(where: Self.says) else { return [] }
        var edits = JSONEdits()
        switch (usage, isWanted) {
        case (nil, true): edits.insert("usage", .null, into: object)
        case (let usage?, true): edits.replace(usage, by: .null)
        case (_?, false): edits.remove("usage", from: object)
        case (nil, false): return [chunk.bytes(telling: model)]
        }
        guard let edited = try? ChatChunk(reading: edits.bytes(of: chunk.bytes)) else { return [] }
        return [edited.bytes(telling: model)]
    }

    /// What is sent at the end.
    mutating func last() -> [UInt8]? {
        defer { counted = nil }
        return counted
    }

    /// Whether there is anything in a choice: some services send the counts with an empty one.
    private static func says(_ choice: JSONValue) -> Bool {
        if choice["finish_reason"]?.string != nil { return true }
        guard let members = choice["delta"]?.object?.members else { return choice.object != nil }
        return members.contains { !$0.value.isNull }
    }

    private static func withoutChoices(_ chunk: ChatChunk, _ object: JSONObject, _ model: String?) -> [UInt8] {
        var edits = JSONEdits()
        edits.set("choices", .array([]), of: object)
        let bytes = edits.bytes(of: chunk.bytes)
        return (try? ChatChunk(reading: bytes))?.bytes(telling: model) ?? bytes
    }
}
