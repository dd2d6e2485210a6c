import TestSupport
import Vignette

@testable import Vision

/// An answer made up from a seed, and a stream that tells it in a dialect made up as well.
struct RandomReply {
    private(set) var text = ""
    private(set) var reasoning = ""
    private(set) var usage = TokenUsage()
    let finish: FinishReason?
    private(set) var body: [UInt8] = []

    private enum Thoughts: CaseIterable { case none, field, otherField, bothFields, parts, tags, longTags, orphan }

    private static let words = [
        "red", " ", "\n", "\n\n", "<", "</", "think", "é", "\u{1F600}", "\"", "\\", "\t", "<br>", "data: ", "&lt;",
    ]
    private static let ends: [(word: String, reason: FinishReason?)] = [
        ("\"stop\"", .complete), ("\"length\"", .cutOff), ("\"content_filter\"", .filtered), ("null", nil),
    ]

    private var random: SeededGenerator
    private let lineEnd: String
    private let space: String
    private let isEscaped: Bool

    init(_ seed: UInt64) {
        random = SeededGenerator(seed)
        lineEnd = Self.one(of: ["\n", "\r\n", "\r"], &random)
        space = Self.one(of: [" ", ""], &random)
        isEscaped = Bool.random(using: &random)
        let end = Self.one(of: Self.ends, &random)
        finish = end.reason
        let thoughts = Self.one(of: Thoughts.allCases, &random)
        let told = Self.sentence("T", Self.words + ["<think>x</think>"], &random)
        let thought = thoughts == .none ? "" : Self.sentence("R", Self.words, &random)
        text = Self.trimmed(told)
        reasoning = Self.trimmed(thought)
        if Bool.random(using: &random) { append("\u{FEFF}") }
        writeThoughts(thought, thoughts)
        writeContent(Self.content(told, thought, thoughts))
        writeEnd(end.word)
    }

    /// The stream in pieces of any length.
    func parts(seed: UInt64) -> [[UInt8]] {
        var random = SeededGenerator(seed)
        var parts: [[UInt8]] = []
        var rest = body[...]
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 0...Self.one(of: [2, 20, 200], &random), using: &random))
            parts.append(Array(part))
            rest = rest.dropFirst(part.count)
        }
        return parts
    }

    private static func content(_ told: String, _ thought: String, _ thoughts: Thoughts) -> String {
        switch thoughts {
        case .tags: "\n<think>" + thought + "</think>" + told
        case .longTags: "<thinking>" + thought + "</thinking>" + told
        case .orphan: thought + "</think>" + told
        default: " " + told
        }
    }

    private mutating func writeThoughts(_ thought: String, _ thoughts: Thoughts) {
        for piece in cut(thought) {
            let quoted = quote(piece)
            switch thoughts {
            case .field: delta(#"{"content":null,"reasoning_content":\#(quoted)}"#)
            case .otherField: delta(#"{"content":"","reasoning":\#(quoted)}"#)
            case .bothFields: delta(#"{"reasoning":\#(quoted),"reasoning_content":\#(quoted)}"#)
            case .parts:
                delta(#"{"content":[{"type":"thinking","thinking":[{"type":"text","text":\#(quoted)}]}]}"#)
            case .none, .tags, .longTags, .orphan: return
            }
        }
    }

    private mutating func writeContent(_ content: String) {
        for piece in cut(content) {
            let quoted = quote(piece)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: delta(#"{"content":[{"type":"text","text":\#(quoted)}]}"#)
            case 1: delta(#"{"role":"assistant","content":\#(quoted),"refusal":null}"#)
            default: delta(#"{"content":\#(quoted)}"#)
            }
            if Int.random(in: 0..<5, using: &random) == 0 { append(":" + space + "life" + lineEnd + lineEnd) }
        }
    }

    private mutating func writeEnd(_ word: String) {
        let counts = #""usage":{"prompt_tokens":21,"completion_tokens":4}"#
        let place = Int.random(in: 0..<4, using: &random)
        event(#"{"choices":[{"delta":{},"finish_reason":\#(word)}]\#(place == 0 ? "," + counts : "")}"#)
        if place == 1 { event(#"{"choices":[],\#(counts)}"#) }
        if place == 2 { event(#"{"choices":[{"index":0,"delta":{}}],\#(counts)}"#) }
        usage = place < 3 ? TokenUsage(prompt: 21, answer: 4) : TokenUsage()
        // Some forget the empty line, or the whole line end.
        append("data:" + space + "[DONE]" + Self.one(of: ["", lineEnd, lineEnd + lineEnd], &random))
    }

    private mutating func delta(_ delta: String) {
        event(#"{"choices":[{"index":0,"delta":\#(delta),"finish_reason":null}],"usage":null}"#)
    }

    private mutating func event(_ data: String) {
        append("data:" + space + data + lineEnd + lineEnd)
    }

    private mutating func append(_ text: String) {
        body += Array(text.utf8)
    }

    /// Pieces as a model's tokens: of a few characters each.
    private mutating func cut(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...5, using: &random))
            pieces.append(String(piece))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    private func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                quoted += "\\" + String(scalar)
            } else if scalar.value < 0x20 || (isEscaped && scalar.value >= 0x80) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func sentence(_ first: String, _ words: [String], _ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0..<20, using: &random)).reduce(into: first) { text, _ in text += one(of: words, &random) }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.unicodeScalars[...]
        while let last = text.last, " \n\t".unicodeScalars.contains(last) { text.removeLast() }
        return String(text)
    }

    private static func one<Value>(of values: [Value], _ random: inout SeededGenerator) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
