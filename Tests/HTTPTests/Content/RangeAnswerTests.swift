import Testing

@testable import HTTP

/// Parts of an answer, from memory and from a file.
@Suite struct RangeAnswerTests {
    typealias Method = HTTP.Method

    private static let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
    private let temporary: TemporaryFile
    private let file: FileBody

    init() throws {
        temporary = try TemporaryFile(Self.bytes)
        file = try #require(FileBody(path: temporary.path))
    }

    private func answers(
        _ range: String, method: Method = .get, ifRange: String? = nil, tag: String = "\"x\"",
        encoding: String? = nil
    ) async throws -> [Response] {
        var fields = [("Range", range)]
        if let ifRange { fields.append(("If-Range", ifRange)) }
        let request = Request.make(method, "/", fields: fields)
        var answers: [Response] = []
        for body in [ResponseBody.bytes(Self.bytes), .file(file)] {
            let handler = conditions { _ in
                var response = Response(.ok, body: body)
                response.fields[.etag] = tag
                response.fields[.contentType] = "image/png"
                response.fields[.contentEncoding] = encoding
                return response
            }
            answers.append(try await handler(request))
        }
        return answers
    }

    @Test(arguments: [
        ("bytes=0-0", 0..<1), ("bytes=-1", 99_999..<100_000), ("bytes=70000-", 70_000..<100_000),
        ("bytes=5-200000", 5..<100_000), ("bytes=1-2,2-9", 1..<10),
    ])
    func `one part is sent as it is`(range: String, part: Range<Int>) async throws {
        for response in try await answers(range) {
            #expect(response.status == .partialContent)
            #expect(response.fields[.contentRange] == "bytes \(part.lowerBound)-\(part.upperBound - 1)/100000")
            #expect(response.fields[.contentType] == "image/png")
            #expect(response.fields[.etag] == "\"x\"" && response.fields[.acceptRanges] == "bytes")
            #expect(try await response.collect() == Array(Self.bytes[part]))
        }
    }

    // RFC 9110 §14.6
    @Test func `several parts are sent as multipart/byteranges`() async throws {
        let ranges = [3..<4, 80_000..<99_000, 10..<20]
        let field = "bytes=" + ranges.map { "\($0.lowerBound)-\($0.upperBound - 1)" }.joined(separator: ", ")
        for response in try await answers(field) {
            #expect(response.status == .partialContent)
            #expect(response.fields[.contentRange] == nil)
            let type = try #require(response.fields[.contentType])
            let body = try await response.collect()
            if case .stream(let length, _, _) = response.body { #expect(length == body.count) }
            let parts = try #require(ByteRangeParts(body, type: type))
            #expect(parts.types == ["image/png", "image/png", "image/png"])
            #expect(parts.places == ranges.map { "bytes \($0.lowerBound)-\($0.upperBound - 1)/100000" })
            #expect(parts.contents == ranges.map { Array(Self.bytes[$0]) })
        }
    }

    @Test func `no two answers share a boundary`() async throws {
        let types = try await answers("bytes=0-0,5-5").map { $0.fields[.contentType] }
        #expect(types[0] != types[1])
    }

    // The encoding would be said of the frame, which is not encoded.
    @Test func `several parts of encoded content are not framed`() async throws {
        for response in try await answers("bytes=0-0,5-5", encoding: "gzip") {
            #expect(response.status == .ok)
            #expect(try await response.collect() == Self.bytes)
        }
        for response in try await answers("bytes=0-4", encoding: "gzip") {
            #expect(response.status == .partialContent && response.fields[.contentEncoding] == "gzip")
        }
    }

    @Test func `what lies outside is refused with the length`() async throws {
        for response in try await answers("bytes=100000-") {
            #expect(response.status == .rangeNotSatisfiable)
            #expect(response.fields[.contentRange] == "bytes */100000")
            #expect(response.fields[.contentType] == "text/plain; charset=utf-8")
        }
    }

    @Test(arguments: ["bytes=x", "items=0-1", "bytes=0-"])
    func `what is no range gets everything`(range: String) async throws {
        for response in try await answers(range) {
            #expect(response.status == .ok && response.fields[.acceptRanges] == "bytes")
            #expect(response.fields[.contentRange] == nil)
            #expect(try await response.collect() == Self.bytes)
        }
    }

    // RFC 9110 §14.2: ranges are defined for GET alone.
    @Test(arguments: ["bytes=0-1", "bytes=100000-"])
    func `HEAD knows no ranges`(range: String) async throws {
        for response in try await answers(range, method: .head) {
            #expect(response.status == .ok && response.fields[.acceptRanges] == "bytes")
            #expect(response.fields[.contentRange] == nil)
        }
    }

    // RFC 9110 §13.1.5: the strong comparison
    @Test(arguments: [
        ("\"x\"", "\"x\"", true), ("\"x\"", "\"y\"", false), ("\"x\"", "W/\"x\"", false), ("W/\"x\"", "W/\"x\"", false),
        ("\"x\"", "Sun, 06 Nov 1994 08:49:37 GMT", false), ("\"x\"", "*", false), ("\"x\"", "\"x\", \"y\"", false),
        ("\"x\"", "", false),
    ])
    func `If-Range wants the very same content`(tag: String, condition: String, holds: Bool) async throws {
        for range in ["bytes=0-1", "bytes=100000-"] {
            for response in try await answers(range, ifRange: condition, tag: tag) {
                #expect((response.status != .ok) == holds)
            }
        }
    }

    @Test func `a stream and a part of a file have no ranges`() async throws {
        for body in [ResponseBody.file(file, range: 0..<9), .stream(length: 3) { try await $0.finish() }, .empty] {
            let handler = conditions { _ in
                var response = Response(.ok, body: body)
                response.fields[.etag] = "\"x\""
                return response
            }
            let response = try await handler(.make(.get, "/", fields: [("Range", "bytes=0-1")]))
            #expect(response.status == .ok && response.fields[.acceptRanges] == nil)
        }
    }

    @Test func `a file that shrinks breaks the answer off`() async throws {
        let response = try #require(try await answers("bytes=0-9,90000-99999").last)
        try temporary.shrink(to: 95_000)
        await #expect(throws: HTTPError.self) { try await response.collect() }
    }
}
