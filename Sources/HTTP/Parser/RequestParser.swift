/// Reads request heads from bytes, which may come in any cuts: the verdict never depends on where they are cut.
///
/// That holds because every byte is judged in order: first by itself, then its line as soon as the line is complete.
/// After a thrown error nothing of the input can be trusted: answer, close, and read no further request.
public struct RequestParser: Sendable {
    private enum Phase {
        case requestLine
        case fields
    }

    let limits: ParserLimits
    private var phase = Phase.requestLine
    /// The head so far, from the first byte of the request line.
    private var bytes: [UInt8] = []
    private var lineStart = 0
    private var emptyLines = 0
    private var line: RequestLine?
    private var entries: [Fields.Entry] = []
    private var framing = FramingFields()

    public init(limits: ParserLimits = ParserLimits()) {
        self.limits = limits
    }

    /// Whether a request has begun: at least one byte of it has come.
    public var isMidRequest: Bool { !bytes.isEmpty || emptyLines > 0 }

    /// Whether the request at hand asks for a head only, so that a refusal must not have a body either.
    public var isHead: Bool { bytes.starts(with: "HEAD ".utf8) }

    /// Takes bytes until a head is complete or the input ends. Says how many it took, and the head.
    ///
    /// `input` is read during the call only.
    public mutating func read(
        _ input: UnsafeRawBufferPointer
    ) throws(HTTPError) -> (consumed: Int, head: RequestHead?) {
        var position = 0
        if bytes.isEmpty {
            // One allocation for nearly every head.
            bytes.reserveCapacity(min(input.count, 2048))
            entries.reserveCapacity(16)
        }
        while position < input.count {
            let start = position
            let isLine = try scanLine(input, &position)
            bytes.append(contentsOf: input[start..<position])
            guard isLine else { break }
            if let head = try endLine() { return (position, head) }
        }
        return (position, nil)
    }

    public mutating func read(_ input: [UInt8]) throws(HTTPError) -> (consumed: Int, head: RequestHead?) {
        try input.withUnsafeBufferPointer { (bytes) throws(HTTPError) in try read(UnsafeRawBufferPointer(bytes)) }
    }

    // MARK: - Bytes

    /// Moves `position` behind the next line end, or to the end of the input. Refuses bytes that no line may hold.
    private mutating func scanLine(
        _ input: UnsafeRawBufferPointer, _ position: inout Int
    ) throws(HTTPError) -> Bool {
        let isRequestLine = phase == .requestLine
        var length = bytes.count - lineStart
        var room = (isRequestLine ? limits.requestLine : min(limits.fieldLine, blockRoom)) - length
        var afterCR = length > 0 && bytes[bytes.count - 1] == 0x0D
        while position < input.count {
            let byte = input[position]
            if afterCR {
                // RFC 9112 §2.2: a CR that no LF follows is no line end and nothing else.
                guard byte == 0x0A else { throw HTTPError(.badRequest, "A CR stands without its LF.") }
                position += 1
                return true
            }
            if byte == 0x0D {
                afterCR = true
            } else {
                guard room > 0 else { throw tooLong }
                room -= 1
                if length == 0 { try checkFirst(byte) }
                guard isRequestLine ? byte.isTarget || byte == 0x20 : byte.isFieldValue else {
                    throw HTTPError(.badRequest, "The request head holds a control character or a bare LF.")
                }
            }
            length += 1
            position += 1
        }
        return false
    }

    /// What a line cannot begin with is refused before the line is complete.
    private func checkFirst(_ byte: UInt8) throws(HTTPError) {
        switch phase {
        case .requestLine:
            guard byte.isToken else { throw HTTPError(.badRequest, "The request does not begin with a method.") }
        case .fields:
            // RFC 9112 §5.2: obs-fold is refused; §2.2: so is white space after the request line.
            guard !byte.isBlank else { throw HTTPError(.badRequest, "A header line begins with white space.") }
            guard byte.isToken else { throw HTTPError(.badRequest, "A header field has no name.") }
            guard entries.count < limits.fieldCount else { throw tooLong }
        }
    }

    private var blockRoom: Int { limits.fieldBlock - (lineStart - (line?.count ?? 0)) }

    private var tooLong: HTTPError {
        switch phase {
        case .requestLine:
            HTTPError(.uriTooLong, "The request line is longer than \(limits.requestLine) bytes.")
        case .fields:
            HTTPError(
                .headerFieldsTooLarge,
                "The header is larger than \(limits.fieldCount) fields, \(limits.fieldLine) bytes a field or "
                    + "\(limits.fieldBlock) bytes in all.")
        }
    }

    // MARK: - Lines

    /// Judges the line that has just become complete. Returns the head after the empty line that ends it.
    private mutating func endLine() throws(HTTPError) -> RequestHead? {
        let content = lineStart..<bytes.count - 2
        switch phase {
        case .requestLine:
            if content.isEmpty {
                // RFC 9112 §2.2: empty lines before the request are skipped, but not for ever.
                emptyLines += 1
                guard emptyLines <= limits.emptyLines else {
                    throw HTTPError(.badRequest, "Too many empty lines stand before the request.")
                }
                bytes.removeAll(keepingCapacity: true)
                return nil
            }
            line = try RequestLine(bytes[content])
            phase = .fields
        case .fields:
            if content.isEmpty { return try finish() }
            try addField(content)
        }
        lineStart = bytes.count
        return nil
    }

    private mutating func addField(_ content: Range<Int>) throws(HTTPError) {
        // RFC 9112 §5.1: no white space between name and colon. A name is a token, so none can hide in it.
        var colon = content.lowerBound
        while colon < content.upperBound, bytes[colon].isToken {
            bytes[colon] = bytes[colon].lowercased
            colon += 1
        }
        guard colon < content.upperBound, bytes[colon] == 0x3A, colon > content.lowerBound else {
            throw HTTPError(.badRequest, "A header line is no field: a name, a colon, a value.")
        }
        var value = colon + 1..<content.upperBound
        while let first = value.first, bytes[first].isBlank { value.removeFirst() }
        while let last = value.last, bytes[last].isBlank { value.removeLast() }
        entries.append(
            Fields.Entry(
                name: Int32(content.lowerBound)..<Int32(colon),
                value: Int32(value.lowerBound)..<Int32(value.upperBound)))
        try framing.note(
            name: bytes[content.lowerBound..<colon], value: bytes[value], minorVersion: line?.minorVersion ?? 1)
    }

    private mutating func finish() throws(HTTPError) -> RequestHead {
        guard let line else { throw HTTPError(.badRequest, "The request line is missing.") }
        // RFC 9112 §3.2: HTTP/1.1 needs one Host field.
        guard framing.hasHost || line.minorVersion == 0 else {
            throw HTTPError(.badRequest, "The Host field is missing.")
        }
        let head = RequestHead(
            method: line.method, target: line.target, minorVersion: line.minorVersion,
            fields: Fields(parsed: bytes, entries: entries), framing: framing.bodyFraming,
            keepsAlive: !framing.saysClose && (line.minorVersion == 1 || framing.saysKeepAlive),
            expectsContinue: framing.expectsContinue && line.minorVersion == 1)
        self = RequestParser(limits: limits)
        return head
    }
}
