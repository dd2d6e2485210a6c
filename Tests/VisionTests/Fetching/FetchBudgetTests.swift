import Testing
import Vignette

@testable import Vision

/// How much of what was fetched may lie in memory.
@Suite(.timeLimit(.minutes(5))) struct FetchBudgetTests {
    private static let picture = [UInt8](repeating: 7, count: 600)

    /// Announced, and with an end that only its connection's end tells of.
    @Test(arguments: [true, false])
    func `a picture counts until it was worked on`(isAnnounced: Bool) async throws {
        let server = try FaultServer(host: 2) { _ in
            isAnnounced
                ? .image(Self.picture)
                : .steps([FaultReply.head(200, [("Connection", "close")]), .send(Self.picture), .close])
        }
        let fetching = try Fetching(bytes: 600) { $0.allBytes = 1000 }
        let meanwhile = try await fetching.fetcher.fetch(Array(server.url.utf8)) { upload in
            #expect(upload.bytes == Self.picture)
            return try? await fetching.failure(server.url)
        }
        #expect(meanwhile?.code == .busy && meanwhile?.status == 503 && meanwhile?.retryAfter != nil)
        #expect(try await fetching.fetch(server.url).bytes == Self.picture)
    }

    @Test func `what fails gives its part back`() async throws {
        let server = try FaultServer(host: 2) { request in
            request.path == "/cut"
                ? .steps([FaultReply.head(200, [("Content-Length", "600")]), .send("short"), .close])
                : .image(Self.picture)
        }
        let fetching = try Fetching(bytes: 600) { $0.allBytes = 1000 }
        for _ in 0..<3 {
            #expect(try await fetching.failure(server.url + "/cut").code == .remoteImageRefused)
            let failure: Failure? = await { () async -> Failure? in
                do throws(Failure) {
                    return try await fetching.fetcher.fetch(Array(server.url.utf8)) { _ throws(Failure) in
                        throw Failure(.decodeFailed)
                    }
                } catch {
                    return error
                }
            }()
            #expect(failure?.code == .decodeFailed)
        }
        #expect(try await fetching.fetch(server.url).bytes == Self.picture)
    }

    @Test func `there is always room for one`() {
        #expect(FetchLimits(bytes: 20 << 20).allBytes == 128 << 20)
        #expect(FetchLimits(bytes: 200 << 20).allBytes == 200 << 20)
    }

    @Test func `a share grows, and its end gives all of it back`() {
        let budget = FetchBudget(10)
        do {
            let share = FetchShare(of: budget)
            #expect(share.grow(to: 4) && share.grow(to: 3) && share.grow(to: 9) && !share.grow(to: 11))
            #expect(!budget.take(2) && budget.take(1))
            budget.giveBack(1)
        }
        #expect(!budget.take(11) && budget.take(10))
    }
}
