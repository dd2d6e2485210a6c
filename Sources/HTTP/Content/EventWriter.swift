/// Writes server-sent events. https://html.spec.whatwg.org/multipage/server-sent-events.html
public struct EventWriter: ~Copyable {
    private let writer: ResponseWriter

    init(_ writer: consuming ResponseWriter) {
        self.writer = writer
    }

    /// Sends one event in one write. Line ends in `data` become lines of their own; `event` and `id` hold none.
    public func send(_ data: String, event: String? = nil, id: String? = nil) async throws {
        var text = ""
        if let event { text += "event: \(event.singleLine)\n" }
        if let id { text += "id: \(id.singleLine)\n" }
        for line in data.utf8.lines { text += "data: \(line)\n" }
        try await writer.write(text + "\n")
    }

    /// Sends one event whose data is one line.
    public func send(line: [UInt8]) async throws {
        var event = Array("data: ".utf8)
        event.reserveCapacity(line.count + 8)
        event += line.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        event += [0x0A, 0x0A]
        try await writer.write(event)
    }

    /// Says after what time a reader whose stream broke off shall come back.
    public func retry(after delay: Duration) async throws {
        try await writer.write("retry: \(max(0, Int(delay / .milliseconds(1))))\n\n")
    }

    public consuming func finish() async throws {
        try await writer.finish()
    }
}

extension Response {
    /// A stream of events with the headers that keep proxies from holding it up, and a ping when it is quiet.
    public static func events(
        pingEvery interval: Duration = .seconds(15),
        _ write: @escaping @Sendable (consuming EventWriter) async throws -> Void
    ) -> Response {
        let ping = Heartbeat(interval: interval, bytes: Array(": ping\n\n".utf8))
        var response = Response(
            .ok, body: .stream(heartbeat: ping) { writer in try await write(EventWriter(writer)) })
        response.fields.append(.contentType, "text/event-stream")
        response.fields.append(.cacheControl, "no-store, no-transform")
        response.fields.append(.xAccelBuffering, "no")
        return response
    }
}

extension String {
    fileprivate var singleLine: String {
        String(decoding: utf8.map { $0 == 0x0A || $0 == 0x0D || $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    }
}

extension String.UTF8View {
    /// The lines of a text as the event stream format sees them: ended by CRLF, LF or CR.
    fileprivate var lines: [String] {
        var lines: [[UInt8]] = [[]]
        var afterCR = false
        for byte in self {
            if byte == 0x0A, afterCR {
                afterCR = false
                continue
            }
            afterCR = byte == 0x0D
            if byte == 0x0A || byte == 0x0D {
                lines.append([])
            } else {
                lines[lines.count - 1].append(byte)
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }
}
