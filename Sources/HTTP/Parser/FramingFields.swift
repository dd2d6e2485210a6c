/// What the fields of a head say about the message's framing and its connection, gathered line by line.
///
/// Everything ambiguous is refused: two readers that disagree on where a request ends is what smuggling lives on.
struct FramingFields: Sendable {
    private(set) var hasHost = false
    private(set) var saysClose = false
    private(set) var saysKeepAlive = false
    private(set) var expectsContinue = false
    private var length: Int?
    private var isChunked = false
    private var hasContentType = false

    var bodyFraming: BodyFraming {
        if isChunked { return .chunked }
        if let length, length > 0 { return .length(length) }
        return .none
    }

    /// `name` is in lower case, `value` trimmed.
    mutating func note(
        name: ArraySlice<UInt8>, value: ArraySlice<UInt8>, minorVersion: Int
    ) throws(HTTPError) {
        // The length of a name rules out nearly all fields without comparing.
        switch name.count {
        case 4 where name.elementsEqual("host".utf8): try noteHost(value)
        case 6 where name.elementsEqual("expect".utf8): try noteExpect(value, minorVersion)
        case 10 where name.elementsEqual("connection".utf8): noteConnection(value)
        case 12 where name.elementsEqual("content-type".utf8):
            // RFC 9110 §5.3: a field that is no list comes once.
            guard !hasContentType else { throw HTTPError(.badRequest, "There are two Content-Type fields.") }
            hasContentType = true
        case 14 where name.elementsEqual("content-length".utf8): try noteLength(value)
        case 17 where name.elementsEqual("transfer-encoding".utf8): try noteCoding(value, minorVersion)
        default: break
        }
    }

    private mutating func noteHost(_ value: ArraySlice<UInt8>) throws(HTTPError) {
        // RFC 9112 §3.2
        guard !hasHost else { throw HTTPError(.badRequest, "There are two Host fields.") }
        guard HostField.isValid(value) else { throw HTTPError(.badRequest, "The Host field is not valid.") }
        hasHost = true
    }

    private mutating func noteLength(_ value: ArraySlice<UInt8>) throws(HTTPError) {
        // RFC 9112 §6.3 #3: never together with Transfer-Encoding.
        guard !isChunked else { throw Self.bothLengths }
        // RFC 9112 §6.3 #5: lists and repetitions are refused even where their values agree.
        guard length == nil else { throw HTTPError(.badRequest, "There are two Content-Length fields.") }
        let digits = value.drop { $0 == 0x30 }
        guard !value.isEmpty, value.allSatisfy(\.isDigit), digits.count <= 15 else {
            throw HTTPError(.badRequest, "The Content-Length is no number of bytes.")
        }
        length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func noteCoding(_ value: ArraySlice<UInt8>, _ minorVersion: Int) throws(HTTPError) {
        guard length == nil else { throw Self.bothLengths }
        // RFC 9112 §6.1: in HTTP/1.0 the framing is faulty.
        guard minorVersion == 1 else { throw HTTPError(.badRequest, "HTTP/1.0 knows no Transfer-Encoding.") }
        guard !isChunked else { throw HTTPError(.badRequest, "There are two transfer codings.") }
        let text = String(decoding: value.map(\.lowercased), as: UTF8.self)
        guard text == "chunked" else {
            // RFC 9112 §6.1: an unknown coding under chunked is 501; without chunked at the end the length is unknown.
            let codings = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.utf8.trimmingBlanks }
            let isClean = codings.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isToken) }
            let chunkedCount = codings.count { $0.elementsEqual("chunked".utf8) }
            let isUnknown = isClean && chunkedCount == 1 && codings.last?.elementsEqual("chunked".utf8) == true
            throw HTTPError(isUnknown ? .notImplemented : .badRequest, "The only transfer coding here is chunked.")
        }
        isChunked = true
    }

    private mutating func noteExpect(_ value: ArraySlice<UInt8>, _ minorVersion: Int) throws(HTTPError) {
        // RFC 9110 §10.1.1: HTTP/1.0 clients cannot expect anything.
        guard minorVersion == 1 else { return }
        guard value.map(\.lowercased).elementsEqual("100-continue".utf8) else {
            throw HTTPError(.expectationFailed, "The only expectation that this server meets is 100-continue.")
        }
        expectsContinue = true
    }

    private mutating func noteConnection(_ value: ArraySlice<UInt8>) {
        for option in value.split(separator: 0x2C) {
            let name = option.trimmingBlanks.map(\.lowercased)
            if name.elementsEqual("close".utf8) { saysClose = true }
            if name.elementsEqual("keep-alive".utf8) { saysKeepAlive = true }
        }
    }

    private static let bothLengths = HTTPError(
        .badRequest, "Content-Length and Transfer-Encoding stand in one request.")
}
