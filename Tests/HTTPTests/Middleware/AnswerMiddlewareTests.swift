import HTTP
import Synchronization
import Testing

/// Request ids, the access log and the security fields: what every answer goes through.
@Suite struct AnswerMiddlewareTests {
    private func request(id: String?, isForwarded: Bool) -> Request {
        var client = Client(peer: .local)
        client.isForwarded = isForwarded
        return .make(.get, "/", fields: id.map { [("X-Request-ID", $0)] } ?? [], client: client)
    }

    private let echo = requestIDs { Response(text: $0.id) }

    @Test(arguments: ["a", "0c6f-A_b.~9", String(repeating: "x", count: 64)])
    func `a proxy's id is kept`(id: String) async throws {
        let response = try await echo(request(id: id, isForwarded: true))
        #expect(try await response.text() == id)
        #expect(response.fields.values(.xRequestID) == [id])
    }

    @Test(arguments: [
        ("a", false), (nil, true), ("", true), (String(repeating: "x", count: 65), true), ("a b", true), ("a\nb", true),
        ("a\"b", true), ("<b>", true), ("é", true), ("a=b", true), ("a/b", true),
    ])
    func `any other request gets an id of its own`(id: String?, isForwarded: Bool) async throws {
        let request = request(id: id, isForwarded: isForwarded)
        let first = try await echo(request)
        let own = try await first.text()
        #expect(own != id)
        #expect(
            (1...13).contains(own.utf8.count)
                && own.utf8.allSatisfy { "0123456789abcdefghijklmnopqrstuvwxyz".utf8.contains($0) })
        #expect(first.fields.values(.xRequestID) == [own])
        #expect(try await echo(request).text() != own)
    }

    @Test func `the access log reports once, at the end, what became of the answer`() async throws {
        let seen = Seen()
        let handler = accessLog { record in seen.records.withLock { $0.append(record) } }({ _ in
            var response = Response(text: "x")
            response.onEnd = { _ in seen.ends.withLock { $0 += 1 } }
            return response
        })
        let response = try await handler(.make(.post, "/a?b"))
        #expect(seen.records.withLock(\.count) == 0)
        let outcome = ResponseOutcome(status: .ok, bodyBytes: 1, isComplete: false, duration: .seconds(2))
        let onEnd = try #require(response.onEnd)
        onEnd(outcome)
        #expect(seen.ends.withLock { $0 } == 1, "what the handler wanted told is told too")
        let record = try #require(seen.records.withLock { $0.count == 1 ? $0.first : nil })
        #expect(record.outcome == outcome)
        #expect(record.request.method == .post && record.request.path == "/a")
    }

    @Test func `fields are added where an answer has none of its own`() async throws {
        let handler = securityFields([(.referrerPolicy, "no-referrer"), (.contentSecurityPolicy, "none")])({ _ in
            var response = Response(text: "x")
            response.fields.append(.contentSecurityPolicy, "own")
            return response
        })
        let fields = try await handler(.make()).fields
        #expect(fields.values(.contentSecurityPolicy) == ["own"])
        #expect(fields.values(.referrerPolicy) == ["no-referrer"])
    }

    private final class Seen: Sendable {
        let records = Mutex<[AccessRecord]>([])
        let ends = Mutex(0)
    }
}
