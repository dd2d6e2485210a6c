internal import Bytes

/// The lines of a reply's heads as libcurl hands them over, one at a time; collected into the final head.
struct HeadLines {
    enum Outcome: Equatable {
        case more
        case head(ReplyHead)
        /// Too much, or nothing that we asked for.
        case refused(String)
    }

    /// All heads of a reply and its trailer together.
    static let limit = 64 * 1024

    /// So much has come.
    private(set) var byteCount = 0
    private var status = 0
    private var fields: [ReplyHead.Field] = []
    private var isDone = false

    /// The final head has begun: its first line is there.
    var isFinal: Bool { isDone || status >= 200 }

    mutating func take(_ line: UnsafeRawBufferPointer) -> Outcome {
        byteCount += line.count
        guard byteCount <= Self.limit else { return .refused("the head is longer than \(Self.limit) bytes") }
        // What comes behind the final head is the trailer, which nobody here needs.
        guard !isDone else { return .more }
        let text = Self.trimmed(line[...])
        if text.isEmpty { return end() }
        if fields.isEmpty, status == 0 { return begin(text) }
        return add(text, isContinued: line[0] == UInt8(ascii: " ") || line[0] == UInt8(ascii: "\t"))
    }

    private mutating func begin(_ text: Slice<UnsafeRawBufferPointer>) -> Outcome {
        let code = text.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }.prefix(3)
        guard code.count == 3, code.allSatisfy({ (0x30...0x39).contains($0) }), code.first != UInt8(ascii: "0") else {
            return .refused("no status")
        }
        status = code.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        // RFC 9110 §15.2.2: only for clients that asked to switch.
        return status == 101 ? .refused("switches protocols unasked") : .more
    }

    private mutating func add(_ text: Slice<UnsafeRawBufferPointer>, isContinued: Bool) -> Outcome {
        // RFC 9112 §5.2: a line that begins with a blank continues the value before it.
        if isContinued, let last = fields.popLast() {
            fields.append(ReplyHead.Field(last.name, last.value + " " + String(decoding: text, as: UTF8.self)))
            return .more
        }
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return .more }
        let lowercased = Self.trimmed(text[..<colon]).map(ASCII.lower)
        let name = String(decoding: lowercased, as: UTF8.self)
        let value = String(decoding: Self.trimmed(text[text.index(after: colon)...]), as: UTF8.self)
        // RFC 9112 §6.1: chunked is the only coding for a client that has named none. libcurl would unpack others.
        if name == "transfer-encoding", value.lowercased() != "chunked" {
            return .refused("a transfer coding that was not asked for")
        }
        fields.append(ReplyHead.Field(name, value))
        return .more
    }

    private mutating func end() -> Outcome {
        let head = ReplyHead(status: status, fields: fields)
        (status, fields) = (0, [])
        guard head.status >= 200 else { return .more }
        isDone = true
        return .head(head)
    }

    private static func trimmed(_ text: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }
}
