import Foundation
import Testing
import Vignette

@testable import Imaging

@Suite(.timeLimit(.minutes(5))) struct PoolTrustTests {
    @Test func `nobody pays for the lie that a worker told somebody else`() async throws {
        try await PoolHouse.run { house in
            async let waited = house.say("wait")
            await house.pool.until { $0.busy == 1 }
            async let liar = house.prepareFailure("picture GIF89a")
            await house.pool.until { $0.waiting == 1 }
            async let next = house.say("count")
            await house.pool.until { $0.waiting == 2 }
            house.worker.letGo()
            let failure = await liar
            #expect(failure?.code == .decodeFailed)
            // From a worker that has seen nothing else.
            let count = try await next
            #expect(count == "1")
            _ = try await waited
        }
    }

    @Test func `a worker gets nothing to do before its picture has been looked at`() async throws {
        try await PoolHouse.run { house in
            let held = try await house.hold()
            async let next = house.say("count")
            await house.pool.until { $0.waiting == 1 }
            #expect(house.pool.status.busy == 1)
            #expect(house.pool.status.ready == 1)
            house.pool.trust(held)
            let count = try await next
            #expect(count == "2")
            #expect(house.pool.status.started == 1)
        }
    }

    @Test func `the last picture of a worker's life is looked at before it goes`() async throws {
        try await PoolHouse.run {
            $0.life = 1
        } body: { house in
            let held = try await house.hold()
            #expect(house.pool.status.started == 1)
            house.pool.trust(held)
            await house.pool.until { $0.started == 2 && $0.processes == 1 && $0.ready == 1 }
            #expect(house.faults.all.isEmpty)
        }
    }

    @Test(arguments: [true, false])
    func `a verdict on a worker that is gone is none on another`(isGood: Bool) async throws {
        try await PoolHouse.run { house in
            let held = try await house.hold()
            _ = await house.pool.killAny()
            await house.pool.until { $0.started == 2 && $0.ready == 1 && $0.processes == 1 }
            let successor = try await house.hold()
            #expect(successor != held)
            if isGood { house.pool.trust(held) } else { house.pool.distrust(held, Distrust("it is none")) }
            async let next = house.say("count")
            await house.pool.until { $0.waiting == 1 }
            house.pool.trust(successor)
            let count = try await next
            #expect(count == "2")
            #expect(house.pool.status.started == 2)
            #expect(house.faults.all.map(\.lostPicture) == [false])
        }
    }

    @Test func `stopping does not wait for a verdict`() async throws {
        try await PoolHouse.run { house in
            let held = try await house.hold()
            await house.pool.stop()
            house.pool.trust(held)
        }
    }
}

extension PoolHouse {
    /// Has a worker give a picture that nobody has looked at yet. Returns its number.
    fileprivate func hold() async throws -> Int {
        let worker = try await pool.exchange(.prepare(Preparation()), on: Array("large 1000".utf8)).worker
        return try #require(worker)
    }

    fileprivate func prepareFailure(_ text: String) async -> Failure? {
        do throws(Failure) {
            _ = try await pool.prepare(Upload(Array(text.utf8)), as: Preparation(thumbnail: false))
            return nil
        } catch {
            return error
        }
    }
}
