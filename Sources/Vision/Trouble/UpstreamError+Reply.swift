internal import Bytes
internal import Glibc

extension UpstreamError {
    /// As much of a body is looked at.
    private static let longestBody = 65_536
    /// As much of a body that names no sentence is kept.
    private static let longestExcerpt = 1_000

    /// The error that a reply tells of, whatever its body is: JSON, a line of a stream, a page, plain text or nothing.
    ///
    /// - Parameter now: seconds since 1970, for times to wait that are given as dates.
    init(head: ReplyHead, body: [UInt8], now: Int = time(nil)) {
        let body = body.count <= Self.longestBody ? body : Array(body.prefix(Self.longestBody))
        let text = body.drop { ASCII.isBlank($0) || Self.isMark($0) }
        if let error = Self.named(text, status: head.status) {
            self = error
        } else if text.first == UInt8(ascii: "<") {
            self.init(status: head.status, message: Markup.words(of: text, atMost: Self.longestExcerpt))
            isPage = true
        } else {
            self.init(status: head.status, message: Self.excerpt(of: text))
        }
        retryAfter = RetryAfter(head, now: now)?.duration
    }

    /// The error of a JSON text, or of the first JSON text in a stream's lines.
    private static func named(_ text: ArraySlice<UInt8>, status: Int) -> UpstreamError? {
        if let json = try? JSON.parse(Array(text)) { return UpstreamError(json: json, status: status) }
        for line in text.split(separator: 0x0A).prefix(8) {
            guard let start = line.firstIndex(of: UInt8(ascii: "{")), start - line.startIndex < 16,
                let json = try? JSON.parse(Array(line[start...])),
                let error = UpstreamError(json: json, status: status)
            else { continue }
            return error
        }
        return nil
    }

    private static func excerpt(of text: ArraySlice<UInt8>) -> String {
        var text = String(decoding: text.prefix(longestExcerpt), as: UTF8.self)
        while let last = text.unicodeScalars.last, last == "\u{FFFD}" || last.properties.isWhitespace {
            text.unicodeScalars.removeLast()
        }
        return text
    }

    /// A byte of the mark that some put before UTF-8.
    private static func isMark(_ byte: UInt8) -> Bool {
        byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
