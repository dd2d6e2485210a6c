import Testing

@testable import HTTP

@Suite struct RequestBodyTests {
    private let bytes = [UInt8](0..<100)

    /// As from a client that sends chunks: nobody knows how many.
    private func chunked(limit: Int, pieces: Int = 7) -> RequestBody {
        RequestBody(source: BytesBody(bytes, pieces: pieces), announcedLength: nil, limit: limit)
    }

    @Test(arguments: [1, 7, 99, 100, 1000])
    func `comes in pieces and is collected whole`(pieces: Int) async throws {
        let body = RequestBody.bytes(bytes, pieces: pieces)
        #expect(body.announcedLength == 100)
        #expect(try await body.collect() == bytes)
        let other = RequestBody.bytes(bytes, pieces: pieces)
        var read: [UInt8] = []
        while let piece = try await other.next() {
            #expect(!piece.isEmpty && piece.count <= pieces)
            read += piece
        }
        #expect(read == bytes)
        #expect(try await other.next() == nil)
    }

    @Test func `an empty body ends at once`() async throws {
        #expect(try await RequestBody.empty.next() == nil)
        #expect(try await RequestBody.empty.collect() == [])
        #expect(try await RequestBody.bytes([]).next() == nil)
    }

    @Test func `an announced length over the limit is refused before a byte is read`() async throws {
        let body = RequestBody.bytes(bytes, limit: 99)
        let error = HTTPError.bodyTooLarge(limit: 99)
        #expect(error.status == .contentTooLarge)
        await #expect(throws: error) { try await body.next() }
        await #expect(throws: error) { try await body.collect() }
        var wider = body
        wider.limit = 100
        #expect(try await wider.collect() == bytes)
    }

    @Test func `a length that nobody announced is counted`() async throws {
        #expect(try await chunked(limit: 100).collect() == bytes)
        await #expect(throws: HTTPError.bodyTooLarge(limit: 99)) { try await chunked(limit: 99).collect() }
        let body = chunked(limit: 20)
        #expect(try await body.next()?.count == 7)
        #expect(try await body.next()?.count == 7)
        await #expect(throws: HTTPError.bodyTooLarge(limit: 20)) { try await body.next() }
        await #expect(throws: HTTPError.bodyTooLarge(limit: 20)) { try await body.next() }
    }
}
