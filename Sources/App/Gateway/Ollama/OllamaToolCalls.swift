internal import Bytes
internal import Vignette

/// Puts the tool calls of an answer together, whose arguments come in fragments.
///
/// Fragments say by an index which call they belong to. Services that leave it out, or give all calls the same, begin each
/// call with an id of its own.
struct OllamaToolCalls: Sendable {
    private struct Call: Sendable {
        let index: Int?
        var id: JSONText?
        var name: JSONText = ""
        var arguments: [UInt8] = []
    }

    private var calls: [Call] = []
    private var size = 0

    private static let callLimit = 128
    private static let sizeLimit = 2 << 20

    var isEmpty: Bool { calls.isEmpty }

    mutating func take(_ delta: JSONValue) throws(Failure) {
        guard let function = delta["function"], function.object != nil else { return }
        let id = Self.text(delta["id"])
        let place = try place(of: delta["index"]?.int, id)
        if calls[place].id == nil { calls[place].id = id }
        if calls[place].name.bytes.isEmpty, let name = Self.text(function["name"]) { calls[place].name = name }
        switch function["arguments"] {
        case .string(let fragment):
            size += fragment.bytes.count
            calls[place].arguments += fragment.bytes
        case .object(let whole): calls[place].arguments = JSONWriter().bytes(of: .object(whole))
        default: break
        }
        guard size <= Self.sizeLimit else { throw .upstreamUnreadable(detail: "tool calls of more than 2 MiB") }
    }

    /// The calls, now that no more of them comes. Throws `upstream_error`.
    func finished() throws(Failure) -> [OllamaToolCall] {
        var finished: [OllamaToolCall] = []
        for call in calls where !call.name.bytes.isEmpty {
            let arguments = try Self.arguments(call.arguments)
            finished.append(OllamaToolCall(id: call.id, name: call.name, arguments: arguments))
        }
        return finished
    }

    private mutating func place(of index: Int?, _ id: JSONText?) throws(Failure) -> Int {
        let known = index == nil ? calls.indices.last : calls.lastIndex { $0.index == index }
        if let known, id == nil || calls[known].id == nil || calls[known].id == id { return known }
        guard calls.count < Self.callLimit else { throw .upstreamUnreadable(detail: "more than 128 tool calls") }
        calls.append(Call(index: index))
        return calls.count - 1
    }

    /// Nil where there is none, or an empty one.
    private static func text(_ value: JSONValue?) -> JSONText? {
        guard case .string(let text) = value, !text.bytes.isEmpty else { return nil }
        return text
    }

    private static func arguments(_ text: [UInt8]) throws(Failure) -> JSONObject {
        guard !text.allSatisfy(ASCII.isBlank) else { return JSONObject() }
        switch try? JSON.parse(text) {
        case .object(let object): return object
        case .null: return JSONObject()
        default:
            throw Failure(
                .upstreamError, message: "The model called a tool with arguments that are no JSON object.",
                advice: "Try again, or choose another model.")
        }
    }
}
