import HTTP
import Testing

@Suite struct ResponseCollectTests {
    private struct Broken: Error {}

    private func stream(_ write: @escaping @Sendable (consuming ResponseWriter) async throws -> Void) -> Response {
        Response(.ok, body: .stream(write))
    }

    @Test func `plain bodies are what they are`() async throws {
        #expect(try await Response(.noContent).collect() == [])
        #expect(try await Response(bytes: [1, 2], type: "x/y").collect() == [1, 2])
        let text = Response(.notFound, text: "née")
        #expect(try await text.text() == "née")
        #expect(text.status == .notFound && text.fields[.contentType] == "text/plain; charset=utf-8")
    }

    @Test func `a finished stream is what was written`() async throws {
        let response = stream { writer in
            try await writer.write("a")
            try await writer.write([])
            try await writer.write([0x62, 0x63])
            try await writer.finish()
        }
        #expect(try await response.text() == "abc")
        #expect(try await response.text() == "abc", "and can be made again")
    }

    @Test func `a stream that just ends is broken off`() async {
        await #expect(throws: HTTPError.self) { try await stream { try await $0.write("a") }.collect() }
        await #expect(throws: HTTPError.self) { try await stream { _ in }.collect() }
    }

    @Test func `what the closure throws is thrown`() async {
        let response = stream { writer in
            try await writer.write("a")
            throw Broken()
        }
        await #expect(throws: Broken.self) { try await response.collect() }
    }

    @Test(arguments: [(2, false), (3, true), (4, false)])
    func `an announced length is held`(length: Int, isHeld: Bool) async throws {
        let response = Response(
            .ok,
            body: .stream(length: length) { writer in
                try await writer.write("abc")
                try await writer.finish()
            })
        if isHeld {
            #expect(try await response.text() == "abc")
        } else {
            await #expect(throws: HTTPError.self) { try await response.collect() }
        }
    }
}
