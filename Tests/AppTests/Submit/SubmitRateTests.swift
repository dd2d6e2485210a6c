import HTTP
import Testing
import Vignette

@testable import App

/// Many pictures are many questions, and many bytes.
@Suite struct SubmitRateTests {
    private static func pictures(_ count: Int, _ fields: [(String, String)] = []) -> FormParts {
        .pictures((1...count).map { "picture \($0)" }, fields)
    }

    private static func desk(_ rate: String, _ preparer: ScriptedPreparer = ScriptedPreparer()) throws -> TestDesk {
        let rate = try #require(Rate(rate))
        return try TestDesk(preparer: preparer) { $0.rate = rate }
    }

    @Test func `each picture is a question`() async throws {
        let bench = try Self.desk("60/d")
        #expect(try await bench.post(Self.pictures(50)).status == 303)
        let refused = try await bench.post(Self.pictures(11))
        #expect(refused.code == .quotaExhausted && refused.status == 429)
        // One of the ten was taken to look at all; then all eleven have to be there.
        #expect(refused.failure?.retryAfter.map { (2800...2880).contains($0) } == true)
        #expect(try await bench.post(Self.pictures(9)).status == 303)
        #expect(try await bench.post(.picture()).code == .quotaExhausted)
        #expect(try await bench.queued() == 59)
    }

    @Test func `pictures that belong together are one`() async throws {
        let bench = try Self.desk("3/d")
        for _ in 0..<3 { #expect(try await bench.post(Self.pictures(4, [("together", "1")])).status == 303) }
        #expect(try await bench.post(Self.pictures(4, [("together", "1")])).code == .quotaExhausted)
    }

    @Test func `more than a bucket holds may be asked where it is full`() async throws {
        let bench = try Self.desk("10/d")
        #expect(try await bench.post(Self.pictures(20)).status == 303)
        #expect(try await bench.post(.picture()).code == .quotaExhausted)
        let other = try Self.desk("10/d")
        #expect(try await other.post(.picture()).status == 303)
        #expect(try await other.post(Self.pictures(20)).code == .quotaExhausted)
        #expect(try await other.queued() == 1)
    }

    @Test func `what may not be asked is not prepared, and what was kept before is found all the same`() async throws {
        let preparer = ScriptedPreparer()
        let bench = try Self.desk("21/d", preparer)
        let key = ("Idempotency-Key", "one")
        let first = try await bench.post(Self.pictures(19), fields: [key])
        #expect(first.status == 303 && preparer.uploads.count == 19)
        #expect(try await bench.post(Self.pictures(19), fields: [key]).location == first.location)
        // The first few are prepared while nobody knows how many will come.
        #expect(preparer.uploads.count <= 19 + Recipe.picturesTogether)
        let before = preparer.uploads.count
        #expect(try await bench.post(Self.pictures(50)).code == .quotaExhausted)
        #expect(preparer.uploads.count <= before + Recipe.picturesTogether)
    }

    @Test func `what is left of all pictures is bounded together`() async throws {
        let bench = try TestDesk { $0.maxUploadMB = 1 }
        let large = String(repeating: "x", count: 1_000_000)
        // The scripted pictures are as large as what was sent.
        let four = [large, large, large, large]
        #expect(try await bench.post(.pictures(four)).status == 303)
        let reply = try await bench.post(.pictures(four + [large]))
        #expect(reply.code == .tooLarge && reply.status == 413)
        #expect(try await bench.queued() == 4)
    }
}
