import Bytes
import HTTP
import Imaging
import Testing
import Vignette
import Vision

@testable import App

@Suite struct StatusRouteTests {
    @Test func `the built-in reader can always be asked`() async throws {
        let bench = try TestDesk()
        let page = try await bench.get("/status", fields: [("Accept", "text/html")])
        #expect(page.status == 200 && page.fields[.contentType] == "text/html; charset=utf-8")
        #expect(page.text.contains("The reader built into this server"))
        let json = try #require(try await bench.get("/status.json").json)
        #expect(json["service"]?["builtin"]?.bool == true && json["service"]?["reachable"]?.bool == true)
        #expect(json["store"]?["usable"]?.bool == true && json["queue"]?["waiting"]?.int == 0)
        #expect(json["versions"]?["vignette"]?.string == Version.text)
        for name in ["libcurl", "sqlite"] {
            let text = json["versions"]?[name]?.string ?? ""
            #expect(text.split(separator: ".").count >= 2 && text.first?.isNumber == true, "\(text)")
        }
    }

    @Test func `programs get JSON by saying so, and it says so`() async throws {
        let bench = try TestDesk()
        for (accept, isJSON) in [("application/json", true), ("*/*", false), ("text/html", false)] {
            let reply = try await bench.get("/status", fields: [("Accept", accept)])
            #expect((reply.json != nil) == isJSON, "\(accept)")
            #expect(reply.fields[.vary] == "accept, cookie" && reply.fields[.cacheControl] == "no-store")
        }
        #expect(try await bench.send(.make(.head, "/status")).status == 200)
    }

    @Test func `nothing is told but the host`() async throws {
        let url = try #require(BaseURL("http://user:canary-password@models.lan:9999/secret-path/v1"))
        let bench = try TestDesk {
            $0.service = .service(url)
            $0.key = Secret("canary-key")
        }
        for path in ["/status", "/status.json"] {
            let text = try await bench.get(path).text
            #expect(text.contains("models.lan"))
            for part in ["canary", "9999", "secret-path", "user:"] { #expect(!text.contains(part), "\(path): \(part)") }
        }
        // Nobody has asked it: nothing is known, and nothing was waited for.
        let json = try #require(try await bench.get("/status.json").json)
        #expect(json["service"]?["reachable"]?.isNull == true && json["service"]?["host"]?.string == "models.lan")
    }

    @Test func `where names are wanted a name is wanted here`() async throws {
        let bench = try TestDesk {
            $0.web = .identity
            $0.identityHeader = FieldName("remote-user")
        }
        for path in ["/status", "/status.json"] {
            #expect(try await bench.get(path).status == 401)
            #expect(try await bench.get(path, fields: [("Remote-User", "ann")]).status == 200)
        }
    }

    @Test func `what waits is told`() async throws {
        let bench = try TestDesk()
        _ = try await bench.post(.picture())
        _ = try await bench.post(.picture([("prompt", "another")]))
        #expect(try await bench.get("/status").text.contains("2 pictures wait"))
        let json = try #require(try await bench.get("/status.json").json)
        #expect(json["queue"]?["waiting"]?.int == 2 && json["queue"]?["running"]?.int == 0)
    }

    @Test func `since when it can be asked changes only when that does`() {
        let times = (0..<5).map { Timestamp(milliseconds: 1_767_323_000_000 + Int64($0) * 60_000) }
        let models = [ModelInfo(name: "m", declaredSight: .sees)]
        var word = ServiceView.Word()
        word.hear(.failure(Failure(.upstreamUnreachable)), at: times[0])
        #expect(word.since == times[0] && word.heard == times[0] && word.models.isEmpty)
        word.hear(.failure(Failure(.upstreamTimeout)), at: times[1])
        #expect(word.since == times[0] && word.heard == times[1] && word.failure?.code == .upstreamTimeout)
        word.hear(.success(models), at: times[2])
        #expect(word.since == times[2] && word.failure == nil && word.models == models)
        word.hear(.success(models), at: times[3])
        #expect(word.since == times[2] && word.heard == times[3])
        word.hear(.failure(Failure(.upstreamAuth)), at: times[4])
        #expect(word.since == times[4] && word.models == models, "what it had is still shown")
    }
}
