import Bytes
import Testing
import Vignette

@testable import App

/// To stop, to edit, to delete, to try again.
@Suite struct ChangeTests {
    @Test func `what waits is stopped, once and for all`() async throws {
        let owned = try await Owned(isAnswered: false)
        #expect(try await owned.change("stop").location?.hasSuffix("/a/\(owned.id)") == true)
        #expect(try await owned.analysis.failure?.code == .stopped)
        let again = try await owned.change("stop", accept: "application/json")
        #expect(again.status == 200 && again.json?["failure"]?["code"]?.string == "stopped")
        #expect(try await owned.bench.queued() == 0)
    }

    @Test func `what is finished stays so`() async throws {
        let owned = try await Owned()
        #expect(try await owned.change("stop").status == 303)
        #expect(try await owned.analysis.state == .done)
    }

    // MARK: - Alt text

    @Test func `an alt text has one line, and nothing brings the answer's back`() async throws {
        let owned = try await Owned()
        let standing = try await owned.analysis.altText
        #expect(try await owned.change("alt", [("alt", "  My\r\n\towncat  ")]).status == 303)
        #expect(try await owned.analysis.altText == "My owncat")
        let long = String(repeating: "ä", count: Analysis.altTextLimit)
        #expect(try await owned.change("alt", [("alt", long + " ")]).status == 303)
        #expect(try await owned.change("alt", [("alt", long + "b")]).failure?.field == "alt")
        #expect(try await owned.analysis.altText == long)
        #expect(try await owned.change("alt", [("other", "x")]).failure?.field == "alt")
        #expect(try await owned.change("alt", [("alt", " \n ")]).status == 303)
        #expect(try await owned.analysis.altText == standing)
    }

    // MARK: - Deleting

    @Test func `what is deleted is gone with its pictures`() async throws {
        let owned = try await Owned()
        let pictures = ["/a/\(owned.id)/picture/1", "/a/\(owned.id)/thumbnail/1"]
        for path in pictures { #expect(try await owned.bench.get(path).status == 200) }
        let digest = try #require(try await owned.analysis.pictures.first?.thumbnail?.digest)
        #expect(try await owned.change("delete").location?.hasSuffix("/library") == true)
        for path in pictures + ["/a/\(owned.id)", "/a/\(owned.id).json", "/embed/\(owned.id)"] {
            #expect(try await owned.bench.get(path, fields: [owned.cookie]).status == 410, "\(path)")
        }
        for what in ["again", "ask", "stop", "alt", "delete"] { #expect(try await owned.change(what).status == 410) }
        _ = try await owned.bench.store.sweep(at: owned.bench.clock.now + .seconds(60), limit: 100)
        await #expect(throws: Failure.self) { _ = try await owned.bench.store.picture(digest) }
    }

    @Test func `programs are told that there is nothing any more`() async throws {
        let owned = try await Owned(isAnswered: false)
        let reply = try await owned.change("delete", accept: "application/json")
        #expect(reply.status == 204 && reply.text.isEmpty)
    }

    // MARK: - Trying again

    @Test func `what failed in a collection is asked again, for as many questions`() async throws {
        let bench = try TestDesk { $0.rate = Rate("6/d") ?? .perMinute(0) }
        let first = try await bench.post(.pictures(["a", "b", "c"]))
        let id = try #require(first.collection)
        let path = "/c/\(id)/retry"
        try await bench.answer(.failed(Failure(.upstreamTimeout), partial: nil))
        #expect(try await bench.change(path, fields: [first.cookie]).location?.hasSuffix("/c/\(id)") == true)
        #expect(try await bench.store.collection(id).analyses.allSatisfy { $0.state == .queued })
        try await bench.answer(.failed(Failure(.upstreamTimeout), partial: nil))
        let refused = try await bench.change(path, fields: [first.cookie])
        #expect(refused.code == .quotaExhausted && refused.status == 429)
        #expect(try await bench.store.collection(id).analyses.allSatisfy { $0.state == .failed })
    }

    @Test func `where nothing failed nothing is asked`() async throws {
        let bench = try TestDesk()
        let first = try await bench.post(.pictures(["a", "b"]))
        try await bench.answer()
        let id = try #require(first.collection)
        let reply = try await bench.change("/c/\(id)/retry", accept: "application/json", fields: [first.cookie])
        #expect(reply.status == 303 && reply.location?.hasSuffix("/c/\(id).json") == true)
        #expect(try await bench.queued() == 0)
    }
}
