import HTTP
import Testing
import Vignette

@testable import App

/// Who may submit, from where, and how often; and what is left of a client that went away.
@Suite struct SubmitGuardTests {
    private static func request(_ fields: [(String, String)], peer: Peer = .address(.loopback)) -> Request {
        var request = Request.make(
            .post, "/", fields: [("Content-Type", FormParts.contentType)] + fields, peer: peer)
        request.body = .bytes(FormParts.picture().body)
        return request
    }

    private static func isUnread(_ request: Request) async throws -> Bool {
        try await request.body.collect() == FormParts.picture().body
    }

    @Test(arguments: [
        [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")], [("Origin", "https://evil.example")],
        [("Origin", "null")], [("Sec-Fetch-Site", "cross-site"), ("Origin", "null")],
    ])
    func `what other sites' pages send is refused unread`(fields: [(String, String)]) async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.picture())
        let request = Self.request(fields + [try #require(first.cookie)])
        let reply = try await bench.send(request)
        #expect(reply.code == .crossOrigin && reply.status == 403)
        #expect(try await Self.isUnread(request))
        #expect(try await bench.queued() == 1)
    }

    @Test(arguments: [
        [("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")], [("Origin", "http://localhost:8080")], [],
    ])
    func `our own pages and programs may`(fields: [(String, String)]) async throws {
        let bench = try TestDesk()
        #expect(try await bench.post(.picture(), fields: fields.map { $0 }).status == 303)
    }

    @Test func `where a sign-in is asked for nobody else may`() async throws {
        let bench = try TestDesk {
            $0.web = .identity
            $0.identityHeader = FieldName("Remote-User")
        }
        let stranger = Peer.address(IPAddress(203, 0, 113, 5))
        for (fields, peer) in [
            ([], .local), ([("Remote-User", "ann")], stranger), ([("Remote-User", "")], .local),
            ([("Remote-User", "ann"), ("Remote-User", "bob")], .local), ([("Cookie", "vignette=x")], .local),
        ] as [([(String, String)], Peer)] {
            for accept in ["text/html", "application/json"] {
                let request = Self.request(fields + [("Accept", accept)], peer: peer)
                let reply = try await bench.send(request)
                #expect(reply.code == .unauthorized && reply.status == 401)
                #expect(try await Self.isUnread(request))
            }
        }
        #expect(try await bench.post(.picture(), fields: [("Remote-User", "ann")], peer: .local).status == 303)
    }

    @Test func `whoever asks too often has to wait, unread`() async throws {
        let bench = try TestDesk {
            $0.rate = Rate("2/d") ?? .perMinute(0)
            $0.identityHeader = FieldName("Remote-User")
        }
        let at = { (address: String) in ("X-Forwarded-For", address) }
        // Cookies do not help, and what is refused counts as well.
        let first = try await bench.post(.picture(), fields: [at("192.0.2.1")])
        #expect(try await bench.post(FormParts(), fields: [at("192.0.2.1"), first.cookie]).code == .noPicture)
        for fields in [[at("192.0.2.1")], [at("192.0.2.1"), try #require(first.cookie)]] {
            let request = Self.request(fields)
            let reply = try await bench.send(request)
            #expect(reply.code == .quotaExhausted && reply.status == 429)
            #expect(try await Self.isUnread(request))
            #expect(reply.failure?.retryAfter.map { (43_000...43_200).contains($0) } == true)
        }
        #expect(try await bench.post(.picture(), fields: [at("192.0.2.2")]).status == 303)
        #expect(try await bench.post(.picture(), fields: [at("192.0.2.1"), ("Remote-User", "ann")]).status == 303)
        for (address, status) in [
            ("2001:db8::1", 303), ("2001:db8::2", 303), ("2001:db8::3", 429), ("2001:db8:0:1::1", 303),
        ] {
            #expect(try await bench.post(.picture(), fields: [at(address)]).status == status)
        }
    }

    @Test func `of a client that went away nothing is kept`() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let preparer = ScriptedPreparer {
            arrival.yield()
            // Ends when the task is cancelled.
            for await _ in AsyncStream<Void>.makeStream().stream {}
        }
        let bench = try TestDesk(preparer: preparer)
        let task = Task { try await bench.post(.pictures(["a", "b"])) }
        for await _ in arrived { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await bench.queued() == 0)
    }

    @Test func `names with quotes and alike are only names`() async throws {
        let bench = try TestDesk { $0.identityHeader = FieldName("Remote-User") }
        let hostile = "'; DROP TABLE analyses; --"
        let fields = [("Remote-User", hostile), ("Idempotency-Key", hostile.replacing("\"", with: ""))]
        let first = try await bench.post(.picture([("prompt", hostile), ("model", hostile)]), fields: fields)
        let again = try await bench.post(.picture([("prompt", hostile), ("model", hostile)]), fields: fields)
        #expect(first.status == 303 && again.location == first.location)
        let analysis = try #require(try await bench.analysis(first))
        #expect(analysis.owner == Owner(.identity, hostile) && analysis.plan.prompt == hostile)
    }
}
