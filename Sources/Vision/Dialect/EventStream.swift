/// Reads a stream of events as it arrives (WHATWG HTML, section 9.2.6, "Interpreting an event stream").
///
/// Differs where services do: the line `error: …` is an event of that name, and an event counts that the stream ended
/// in without an empty line. Comments, identifiers and times to reconnect give nothing. Takes time linear in the
/// bytes however they are cut, and never holds more than a line and an event of the limit's size.
struct EventStream: Sendable {
    struct Event: Sendable, Equatable {
        /// Empty where the stream gave none.
        var name = ""
        var data: [UInt8] = []
        /// The stream ended before an empty line closed it: some of it may be missing.
        var isCut = false
    }

    private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    private let limit: Int
    private let status: Int
    /// The beginning of a line whose end has not come yet.
    private var line: [UInt8] = []
    private var event = Event()
    /// An event without any line of data is none.
    private var hasData = false
    private var isFirstLine = true
    /// The last byte was a carriage return, so that a line feed is the rest of the same line end.
    private var isAfterReturn = false

    init(limit: Int = DialectLimits().line, status: Int = 200) {
        self.limit = limit
        self.status = status
    }

    /// The next event; takes the bytes read off the front of `bytes`. Nil once all of them are read.
    mutating func next(in bytes: inout ArraySlice<UInt8>) throws(UpstreamError) -> Event? {
        while let first = bytes.first {
            if isAfterReturn {
                isAfterReturn = false
                if first == UInt8(ascii: "\n") {
                    bytes = bytes.dropFirst()
                    continue
                }
            }
            let end = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            let rest = bytes[..<(end ?? bytes.endIndex)]
            guard line.count + rest.count <= limit else { throw .tooLong("line", limit: limit, status: status) }
            guard let end else {
                line += rest
                bytes = []
                return nil
            }
            isAfterReturn = bytes[end] == UInt8(ascii: "\r")
            bytes = bytes[(end + 1)...]
            if let event = try takeLine(rest) { return event }
        }
        return nil
    }

    /// The event that the stream ended in.
    mutating func finish() throws(UpstreamError) -> Event? {
        if !line.isEmpty { _ = try takeLine([]) }
        var event = endOfEvent()
        event?.isCut = true
        return event
    }

    /// Reads the line that ends with `rest`; gives the event that it closes.
    private mutating func takeLine(_ rest: ArraySlice<UInt8>) throws(UpstreamError) -> Event? {
        var whole = rest
        if !line.isEmpty {
            line += rest
            whole = line[...]
            line = []
        }
        if isFirstLine {
            isFirstLine = false
            if whole.starts(with: Self.mark) { whole = whole.dropFirst(3) }
        }
        if whole.isEmpty { return endOfEvent() }
        try takeField(whole)
        return nil
    }

    private mutating func takeField(_ line: ArraySlice<UInt8>) throws(UpstreamError) {
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        let field = line[..<colon]
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        if field.elementsEqual("data".utf8) {
            try append(value)
        } else if field.elementsEqual("event".utf8) {
            event.name = String(decoding: value, as: UTF8.self)
        } else if field.elementsEqual("error".utf8) {
            event.name = "error"
            try append(value)
        }
    }

    private mutating func append(_ value: ArraySlice<UInt8>) throws(UpstreamError) {
        guard event.data.count + value.count < limit else { throw .tooLong("event", limit: limit, status: status) }
        if hasData { event.data.append(UInt8(ascii: "\n")) }
        event.data += value
        hasData = true
    }

    private mutating func endOfEvent() -> Event? {
        let event = hasData ? self.event : nil
        self.event = Event()
        hasData = false
        return event
    }
}
