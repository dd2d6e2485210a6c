import Bytes
import Testing
import Vignette
import Vision

@testable import App

/// What went wrong while a model was asked, in the words of the block's library.
@Suite struct BlockReplyTests {
    private func errorStatus(_ step: ScriptedChat.Step) async throws -> String {
        let reply = try await BlockDesk(ScriptedChat(step)).run()
        #expect(reply.status == 200 && reply.output == "")
        return try #require(reply.errorStatus)
    }

    @Test func `a failure of the service is our envelope as Python writes it`() async throws {
        let limited = try await errorStatus(.failure(.rateLimited(retryAfter: 7)))
        #expect(
            limited
                == "Error code: 429 - {'error': {'message': 'The model service is busy: usage limit reached. Try again in "
                + "7 seconds.', 'type': 'rate_limit_error', 'param': None, 'code': 'rate_limited'}}")
    }

    @Test func `a connection that fails has the library's own words`() async throws {
        #expect(try await errorStatus(.failure(Failure(.upstreamUnreachable))) == "Connection error.")
        #expect(try await errorStatus(.failure(Failure(.upstreamTimeout))) == "Request timed out.")
    }

    @Test(arguments: [Failure.Code.upstreamUnreachable, .upstreamTimeout])
    func `a reply of the same meaning is an envelope`(code: Failure.Code) {
        let reply = BlockReply(Failure(code), heard: 504)
        #expect(reply.errorStatus.hasPrefix("Error code: \(Failure(code).status ?? 0) - {'error': {'message': "))
    }

    @Test func `a model that is refused before it is asked is part of the answer`() async throws {
        let service = ScriptedChat(refusal: Failure(.modelNotFound))
        let reply = try await BlockDesk(service).run()
        #expect(reply.status == 200)
        #expect(reply.errorStatus?.hasPrefix("Error code: 404 - {'error': {") == true)
    }

    @Test(arguments: [
        (#"{"choices":[]}"#, "API returned no choices. Details: No response choices returned"),
        (
            #"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#,
            "API returned empty message content (finish_reason=stop)."
        ),
        (#"{"choices":[{"message":{}}]}"#, "API returned empty message content (finish_reason=None)."),
        (
            #"{"choices":[{"message":{"content":null},"finish_reason":"a secret: 5"}]}"#,
            "API returned empty message content (finish_reason=unknown)."
        ),
    ])
    func `an answer without words says so`(answer: String, error: String) async throws {
        #expect(try await errorStatus(.chunk(answer)) == error)
    }

    @Test func `an empty answer is an answer`() async throws {
        let reply = try await BlockDesk(ScriptedChat(.said(""))).run()
        #expect(reply.output == "" && reply.errorStatus == "")
    }
}
