internal import Bytes
internal import Vignette

/// Reads what the JSON texts of a reply say, whether it is one of them or many.
struct ReplyReader: Sendable {
    private let status: Int
    private var answer: AnswerText
    private var usage = TokenUsage()
    private var finish: FinishReason?
    private(set) var hasEnd = false
    private var isBroken = false
    private var hasContent = false
    private var hasReasoning = false
    private var isRefused = false

    init(status: Int, startsInReasoning: Bool, limits: DialectLimits) {
        self.status = status
        answer = AnswerText(startsInReasoning: startsInReasoning, limit: limits.text, status: status)
    }

    /// Reads one JSON text; false if there is no choice in it. Throws the error that it tells of.
    @discardableResult
    mutating func take(_ json: JSONValue, into pieces: inout [AnswerPiece]) throws(UpstreamError) -> Bool {
        if let error = UpstreamError(json: json, status: status) { throw error }
        usage.take(json)
        // Only one answer was asked for: others are not read.
        let choice = json["choices"]?.array?.first { $0.object != nil && ($0["index"]?.int ?? 0) == 0 }
        guard let choice else { return false }
        if choice["error"]?.isNull == false, let error = UpstreamError(json: choice, status: status) { throw error }
        usage.take(choice)
        if let delta = choice["delta"] {
            try takeMessage(delta, reasoning: true, content: true, &pieces)
        }
        // Some services send the whole message at the end of a stream.
        if let message = choice["message"] {
            try takeMessage(message, reasoning: !hasReasoning && !hasContent, content: !hasContent, &pieces)
        }
        // The shape of the older protocol for completions.
        if choice["delta"]?.object == nil, choice["message"]?.object == nil, let text = choice["text"]?.bytes {
            try takeContent(text, &pieces)
        }
        if let word = choice["finish_reason"]?.string { takeEnd(word) }
        return true
    }

    /// The reply, now that no more comes. `isEnded`: something else than a reason said that this is the end.
    mutating func finish(isEnded: Bool, into pieces: inout [AnswerPiece]) -> ChatReply {
        answer.finish(into: &pieces)
        return ChatReply(
            text: answer.text, reasoning: answer.reasoning, finish: isRefused ? .refused : finish, usage: usage,
            isComplete: (isEnded || hasEnd) && !isBroken, endedOrphanReasoning: answer.endedOrphanReasoning)
    }

    private mutating func takeEnd(_ word: String) {
        switch ChoiceEnd(word) {
        case nil: return
        case .broken: isBroken = true
        case .finished(let reason):
            finish = reason ?? finish
            hasEnd = true
        }
    }

    private mutating func takeMessage(
        _ message: JSONValue, reasoning: Bool, content: Bool, _ pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        if reasoning {
            // Gateways repeat one in the other.
            for name in ["reasoning_content", "reasoning"] {
                guard let bytes = message[name]?.bytes, !bytes.isEmpty else { continue }
                try takeReasoning(bytes, &pieces)
                break
            }
        }
        guard content else { return }
        switch message["content"] {
        case .string(let text): try takeContent(text.bytes, &pieces)
        case .array(let parts): for part in parts { try takePart(part, &pieces) }
        case .some(let part): try takePart(part, &pieces)
        case nil: break
        }
        if let bytes = message["refusal"]?.bytes { try takeRefusal(bytes, &pieces) }
    }

    /// A part of a content that is an array. Parts of other kinds than these give no text.
    private mutating func takePart(_ part: JSONValue, _ pieces: inout [AnswerPiece]) throws(UpstreamError) {
        switch part["type"]?.string {
        case "thinking":
            if let bytes = part["thinking"]?.bytes { try takeReasoning(bytes, &pieces) }
            for inner in part["thinking"]?.array ?? [] {
                if let bytes = inner["text"]?.bytes { try takeReasoning(bytes, &pieces) }
            }
        case "refusal":
            if let bytes = part["refusal"]?.bytes { try takeRefusal(bytes, &pieces) }
        case "text", "output_text", nil:
            if let bytes = part["text"]?.bytes ?? part.bytes { try takeContent(bytes, &pieces) }
        default: break
        }
    }

    private mutating func takeContent(
        _ bytes: ArraySlice<UInt8>, _ pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        guard !bytes.isEmpty else { return }
        hasContent = true
        try answer.addContent(bytes, into: &pieces)
    }

    private mutating func takeReasoning(
        _ bytes: ArraySlice<UInt8>, _ pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        guard !bytes.isEmpty else { return }
        hasReasoning = true
        try answer.addReasoning(bytes, into: &pieces)
    }

    private mutating func takeRefusal(
        _ bytes: ArraySlice<UInt8>, _ pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        guard !bytes.isEmpty else { return }
        hasContent = true
        isRefused = true
        try answer.addText(bytes, into: &pieces)
    }
}
