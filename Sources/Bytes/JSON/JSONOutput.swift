/// The text that a writer has made so far, and how single values are added to it.
struct JSONOutput {
    private(set) var bytes: [UInt8] = []
    let style: JSONWriter

    init(style: JSONWriter) {
        self.style = style
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func number(_ number: JSONNumber) {
        bytes += number.bytes
    }

    mutating func raw(_ fragment: JSONFragment) {
        bytes += fragment.bytes
    }

    mutating func object<Failure: Error>(
        _ body: (inout JSONObjectWriter) throws(Failure) -> Void
    ) throws(Failure) {
        append(UInt8(ascii: "{"))
        var writer = JSONObjectWriter(output: take())
        // Closed on every way out, so that a caller who catches the error can go on writing.
        defer {
            swap(&self, &writer.output)
            append(UInt8(ascii: "}"))
        }
        try body(&writer)
    }

    mutating func array<Failure: Error>(
        _ body: (inout JSONArrayWriter) throws(Failure) -> Void
    ) throws(Failure) {
        append(UInt8(ascii: "["))
        var writer = JSONArrayWriter(output: take())
        defer {
            swap(&self, &writer.output)
            append(UInt8(ascii: "]"))
        }
        try body(&writer)
    }

    /// Recursive: the depth of a parsed value is bounded by `JSON.Limits`, that of others by whoever builds them.
    mutating func value(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let values): array { writer in values.forEach { writer.value($0) } }
        case .object(let object): self.object { writer in object.members.forEach { writer.member($0) } }
        }
    }

    /// Moves the text out, so that a nested writer appends to it in place instead of to a copy.
    private mutating func take() -> JSONOutput {
        var taken = JSONOutput(style: style)
        swap(&taken, &self)
        return taken
    }

    mutating func string(_ text: JSONText) {
        let text = text.bytes
        append(UInt8(ascii: "\""))
        var written = text.startIndex
        var index = text.startIndex
        while true {
            index = endOfPlain(in: text, from: index)
            guard index < text.endIndex else { break }
            guard let (escape, length) = escape(in: text, at: index) else {
                index += 1
                continue
            }
            bytes += text[written..<index]
            bytes += escape.utf8
            index += length
            written = index
        }
        bytes += text[written...]
        append(UInt8(ascii: "\""))
    }

    /// The place of the next byte that may need an escape.
    private func endOfPlain(in text: ArraySlice<UInt8>, from start: Int) -> Int {
        if style.escapesInvisible { return Self.endOfVisible(in: text, from: start) }
        var index = start
        // Letters beyond ASCII stand for themselves, but for those that begin a line separator.
        while index < text.endIndex, text[index] >= 0x80, text[index] != 0xc2, text[index] != 0xe2 { index += 1 }
        guard style.escapesMarkup else { return index + PlainPrefix.count(in: text[index...]) }
        while index < text.endIndex, !Self.isMarkedUp(text[index]) { index += 1 }
        return index
    }

    /// True for what `PlainPrefix` stops at and for the three characters of markup.
    private static func isMarkedUp(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
    }

    /// The escape for what begins at `index` and how many bytes it stands for, or nil if none is needed.
    private func escape(in text: ArraySlice<UInt8>, at index: Int) -> (text: String, length: Int)? {
        switch text[index] {
        case 0x22: return ("\\\"", 1)
        case 0x5c: return ("\\\\", 1)
        case 0x08: return ("\\b", 1)
        case 0x09: return ("\\t", 1)
        case 0x0a: return ("\\n", 1)
        case 0x0c: return ("\\f", 1)
        case 0x0d: return ("\\r", 1)
        case ..<0x20: return ("\\u00" + Hex.encode([text[index]]), 1)
        case 0x7f where style.escapesInvisible: return ("\\u007f", 1)
        case ..<0x80: return style.escapesMarkup ? ("\\u00" + Hex.encode([text[index]]), 1) : nil
        default: break
        }
        if style.escapesInvisible, let escape = Self.invisibleEscape(in: text, at: index) { return escape }
        guard style.escapesLineSeparators else { return nil }
        let rest = text[index...]
        if rest.starts(with: [0xc2, 0x85]) { return ("\\u0085", 2) }
        if rest.starts(with: [0xe2, 0x80, 0xa8]) { return ("\\u2028", 3) }
        if rest.starts(with: [0xe2, 0x80, 0xa9]) { return ("\\u2029", 3) }
        return nil
    }
}
