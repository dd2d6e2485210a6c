import HTTP
import Testing
import Vignette

@testable import App

/// The line of a request.
@Suite struct AccessLineTests {
    private let lines = Lines()

    private func line(_ handler: @escaping Handler) async throws -> String {
        let log = Log(level: .info, now: { Timestamp(milliseconds: 1_767_323_045_678) }) { [lines] in lines.add($0) }
        var request = Request.make(.post, "/x?secret=1")
        request.id = "id-1"
        let response = try await accessLog { log.note($0) }(handler)(request)
        response.onEnd?(
            ResponseOutcome(
                status: response.status, bodyBytes: 5, isComplete: true, duration: .microseconds(12_345),
                requestBytes: 9))
        #expect(lines.all.count == 1)
        return lines.all.first ?? ""
    }

    private static let start =
        "2026-01-02T03:04:05.678Z info request id=id-1 client=::1 method=POST path=/x status=200 bytes=5 ms=12.345"

    @Test func `stages that were not noted are not there`() async throws {
        let text = try await line { _ in Response(text: "hello") }
        #expect(text == Self.start + "\n")
    }

    @Test func `stages stand in one order, each once`() async throws {
        let text = try await line { request in
            for name: StaticString in ["answer", "first", "pictures", "body", "moderation", "first", "unknown"] {
                request.trace?.note(name, .microseconds(1500))
            }
            request.trace?.note("pictures", .milliseconds(2))
            return Response(text: "hello")
        }
        #expect(
            text == Self.start
                + " body_ms=1.5 pictures_ms=2.0 moderation_ms=1.5 first_ms=1.5 answer_ms=1.5\n")
    }

    @Test func `a submission tells how long its body and its pictures took`() async throws {
        let bench = try TestDesk()
        var request = Request.make(.post, "/", fields: [("Content-Type", FormParts.contentType)])
        request.body = .bytes(FormParts.picture().body)
        let trace = RequestTrace()
        request.trace = trace
        #expect(try await bench.send(request).status == 303)
        #expect(trace.stages.map(\.name) == ["body", "pictures"])
    }
}
