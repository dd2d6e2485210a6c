internal import Bytes

/// Takes a reply apart into the JSON texts that it consists of, and finds the errors among them.
struct PassedStream: Sendable {
    private let status: Int
    private let limits = DialectLimits()
    private var shape = ReplyShape()
    private var kind: ReplyShape.Kind?
    private var events: EventStream
    /// Of a reply that is no stream.
    private var body: [UInt8] = []
    private var textCount = 0
    /// The service said that the stream is at its end; nothing behind that is read.
    private(set) var isDone = false
    /// The choices that have begun, and those that have a reason for their end.
    private var begun: Set<Int> = []
    private var ended: Set<Int> = []

    /// Nothing but counts follows, as far as one can know.
    var hasEnd: Bool { isDone || !ended.isEmpty && ended == begun }

    private static let end = Array("[DONE]".utf8)

    init(status: Int) {
        self.status = status
        events = EventStream(limit: limits.line, status: status)
    }

    /// What came before an error is in `chunks` when it is thrown.
    mutating func feed(_ bytes: [UInt8], into chunks: inout [ChatChunk]) throws(UpstreamError) {
        guard !isDone else { return }
        if let kind {
            try read(bytes, as: kind, &chunks)
        } else if let kind = shape.take(bytes) {
            self.kind = kind
            let start = shape.start
            shape = ReplyShape()
            try read(start, as: kind, &chunks)
        }
    }

    /// To be called when no more bytes come.
    mutating func finish(into chunks: inout [ChatChunk]) throws(UpstreamError) {
        guard !isDone else { return }
        switch kind {
        case .events: if let event = try events.finish() { try take(event, &chunks) }
        case .json:
            // A service that does not stream.
            chunks += ChatChunk.stream(of: try Self.whole(body, status: status))
            isDone = true
        case .text: throw .plainText(body[...], status: status)
        case nil: if !shape.start.isEmpty { throw .plainText(shape.start[...], status: status) }
        }
    }

    /// The answer in a reply of one JSON text.
    ///
    /// - Parameter needsChoice: false: whoever reads it says itself what it is without one, whatever else is in it.
    static func whole(_ body: [UInt8], status: Int, needsChoice: Bool = true) throws(UpstreamError) -> ChatChunk {
        let text = Array(body.drop { ASCII.isBlank($0) })
        let isJSON = text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[")
        guard isJSON else { throw .plainText(text[...], status: status) }
        if !needsChoice, let chunk = try? ChatChunk(reading: text), chunk.json.object != nil { return chunk }
        let chunk = try chunk(text, status: status)
        guard chunk.json["choices"]?.array?.isEmpty == false else { throw .noChoice(status: status) }
        return chunk
    }

    private mutating func read(
        _ bytes: [UInt8], as kind: ReplyShape.Kind, _ chunks: inout [ChatChunk]
    ) throws(UpstreamError) {
        guard kind == .events else {
            guard body.count + bytes.count <= limits.body else {
                throw .tooLong("body", limit: limits.body, status: status)
            }
            body += bytes
            // Of a page the rest is not waited for.
            if kind == .text, body.count >= UpstreamError.longestStart { throw .plainText(body[...], status: status) }
            return
        }
        var rest = bytes[...]
        while !isDone, let event = try events.next(in: &rest) { try take(event, &chunks) }
    }

    private mutating func take(_ event: EventStream.Event, _ chunks: inout [ChatChunk]) throws(UpstreamError) {
        let data = event.data.drop { ASCII.isBlank($0) }
        if data.isEmpty { return }
        if data.starts(with: Self.end) {
            isDone = true
            return
        }
        let isJSON = data.first == UInt8(ascii: "{") || data.first == UInt8(ascii: "[")
        if event.name != "error" {
            // A life sign of a service that gives them names.
            if !isJSON, !event.name.isEmpty, event.name != "message" { return }
            // The connection broke within it: what is left of it says nothing.
            if event.isCut, isJSON, (try? ChatChunk(reading: Array(data))) == nil { return }
        }
        guard isJSON else { throw .sentence(data, status: status) }
        let chunk = try Self.chunk(Array(data), status: status)
        if event.name == "error" { throw .sentence(data, status: status) }
        for choice in chunk.json["choices"]?.array ?? [] {
            let index = max(0, min(choice["index"]?.int ?? 0, Self.lastChoice))
            begun.insert(index)
            if let word = choice["finish_reason"]?.string, Self.isEnd(word) { ended.insert(index) }
            for member in (choice["delta"] ?? choice["message"])?.object?.members ?? [] where member.name != Self.role {
                textCount += Self.textCount(member.value)
            }
        }
        guard textCount <= limits.text else { throw .tooLong("text", limit: limits.text, status: status) }
        chunks.append(chunk)
    }

    /// Of those that are told apart.
    private static let lastChoice = 127
    /// Some say it again in every chunk.
    private static let role = JSONText("role")

    /// Any word is a reason for an end, but for those that say that there is none.
    private static func isEnd(_ word: String) -> Bool {
        ChoiceEnd(word) != nil && word.lowercased() != "error"
    }

    /// The length of all texts in a value; how deep they lie is limited by the reader of JSON.
    private static func textCount(_ value: JSONValue) -> Int {
        switch value {
        case .string(let text): text.bytes.count
        case .array(let values): values.reduce(0) { $0 + textCount($1) }
        case .object(let object): object.members.reduce(0) { $0 + textCount($1.value) }
        default: 0
        }
    }

    private static func chunk(_ text: [UInt8], status: Int) throws(UpstreamError) -> ChatChunk {
        let chunk: ChatChunk
        do throws(JSONError) {
            chunk = try ChatChunk(reading: text)
        } catch {
            throw .unreadable(error, status: status)
        }
        if let error = UpstreamError(json: chunk.json, status: status) { throw error }
        if let choice = chunk.json["choices"]?[0], choice["error"]?.isNull == false,
            let error = UpstreamError(json: choice, status: status)
        {
            throw error
        }
        return chunk
    }
}
