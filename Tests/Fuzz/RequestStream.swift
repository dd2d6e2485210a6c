@testable import HTTP

/// What a server makes of one connection's bytes: the requests it takes, and what ends them.
struct RequestStream: Equatable {
    struct Request: Equatable {
        let head: RequestHead
        var body: [UInt8] = []
        var isWhole = false

        static func == (left: Request, right: Request) -> Bool {
            RequestStream.isSame(left.head, right.head) && left.body == right.body && left.isWhole == right.isWhole
        }
    }

    private(set) var requests: [Request] = []
    private(set) var error: HTTPError?
    private var isMidHead = false
    private var isHead = false

    init(_ pieces: [[UInt8]], limits: ParserLimits = ParserLimits()) {
        var parser = RequestParser(limits: limits)
        var body: BodyDecoder?
        do throws(HTTPError) {
            for piece in pieces {
                var rest = piece[...]
                while !rest.isEmpty, requests.last.map({ $0.head.keepsAlive || !$0.isWhole }) ?? true {
                    let consumed =
                        body == nil
                        ? try readHead(&parser, Array(rest), &body, limits) : try readBody(&body, Array(rest))
                    expect(consumed > 0 && consumed <= rest.count, "a reader goes forward, and not too far")
                    rest = rest.dropFirst(consumed)
                }
            }
            isMidHead = parser.isMidRequest
            isHead = parser.isHead
        } catch {
            self.error = error
        }
    }

    /// Bytes that came out.
    var size: Int { requests.reduce(0) { $0 + $1.head.fields.bytes.count + $1.body.count } }

    private mutating func readHead(
        _ parser: inout RequestParser, _ bytes: [UInt8], _ body: inout BodyDecoder?, _ limits: ParserLimits
    ) throws(HTTPError) -> Int {
        let (consumed, head) = try parser.read(bytes)
        guard let head else { return consumed }
        expect(!parser.isMidRequest, "after a head the parser waits for the next one")
        let decoder = BodyDecoder(head.framing, limits: limits)
        requests.append(Request(head: head, isWhole: decoder.isAtEnd))
        if !decoder.isAtEnd { body = decoder }
        return consumed
    }

    private mutating func readBody(_ body: inout BodyDecoder?, _ bytes: [UInt8]) throws(HTTPError) -> Int {
        guard var decoder = body else { return 0 }
        let (consumed, data) = try bytes.withUnsafeBufferPointer { (bytes) throws(HTTPError) in
            try decoder.read(UnsafeRawBufferPointer(bytes))
        }
        expect(data.upperBound <= consumed, "data lies in what was consumed")
        let last = requests.count - 1
        requests[last].body += bytes[data]
        requests[last].isWhole = decoder.isAtEnd
        body = decoder.isAtEnd ? nil : decoder
        return consumed
    }

    static func isSame(_ left: RequestHead, _ right: RequestHead) -> Bool {
        left.method == right.method && left.target == right.target && left.minorVersion == right.minorVersion
            && left.framing == right.framing && left.keepsAlive == right.keepsAlive
            && left.expectsContinue == right.expectsContinue && fields(of: left) == fields(of: right)
    }

    /// Names and values, one after the other.
    private static func fields(of head: RequestHead) -> [ArraySlice<UInt8>] {
        head.fields.entries.flatMap { entry in
            [entry.name, entry.value].map { head.fields.bytes[Int($0.lowerBound)..<Int($0.upperBound)] }
        }
    }
}
