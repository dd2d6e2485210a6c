import Foundation
import Testing
import Vignette

@testable import Imaging

@Suite(.timeLimit(.minutes(5))) struct PoolTests {
    @Test func `says what its workers can do`() async throws {
        try await PoolHouse.run(workers: 2) { house in
            await house.pool.until { $0.ready == 2 }
            let report = try #require(house.pool.status.report)
            #expect(report.decodes == ["image/jpeg", "image/png"])
            #expect(report.readsText == ["eng"])
            #expect(report.readsCodes)
        }
    }

    @Test func `serves those first who came first, and turns the one away for whom there is no room`() async throws {
        try await PoolHouse.run { house in
            async let waited = house.say("wait")
            await house.pool.until { $0.busy == 1 }
            let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for number in 1...32 {
                    group.addTask { (number, try await house.say("count")) }
                    await house.pool.until { $0.waiting == number }
                }
                let refused = await house.failure("count")
                #expect(refused?.code == .busy)
                #expect(refused?.retryAfter != nil)
                house.worker.letGo()
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            let first = try await waited
            #expect(first == "waited")
            for number in 1...32 { #expect(answers[number] == "\(number + 1)") }
        }
    }

    @Test func `nobody waits for ever`() async throws {
        try await PoolHouse.run {
            $0.patience = .milliseconds(50)
        } body: { house in
            async let waited = house.say("wait")
            await house.pool.until { $0.busy == 1 }
            let failure = await house.failure("count")
            #expect(failure?.code == .busy)
            house.worker.letGo()
            let first = try await waited
            #expect(first == "waited")
        }
    }

    @Test func `who stops waiting leaves the queue`() async throws {
        try await PoolHouse.run { house in
            async let waited = house.say("wait")
            await house.pool.until { $0.busy == 1 }
            let task = Task { await house.failure("count") }
            await house.pool.until { $0.waiting == 1 }
            task.cancel()
            let failure = await task.value
            #expect(failure?.code == .stopped)
            #expect(house.pool.status.waiting == 0)
            house.worker.letGo()
            let first = try await waited
            #expect(first == "waited")
        }
    }

    @Test func `a worker goes after so many pictures, when another is there`() async throws {
        try await PoolHouse.run {
            $0.life = 3
        } body: { house in
            let first = await house.ids
            for _ in 0..<3 { _ = try await house.say("count") }
            await house.pool.until { $0.started == 2 && $0.processes == 1 && $0.ready == 1 }
            let second = await house.ids
            #expect(Set(first).isDisjoint(with: second))
            let count = try await house.say("count")
            #expect(count == "1")
            #expect(house.pool.status.lastFault == nil)
        }
    }

    @Test func `a worker that has served long goes on while no other starts`() async throws {
        try await PoolHouse.run(.once) {
            $0.life = 1
        } body: { house in
            for number in 1...5 {
                let count = try await house.say("count")
                #expect(count == "\(number)")
            }
            #expect(house.pool.status.ready == 1)
        }
    }

    @Test func `large uploads and large answers go over whole`() async throws {
        try await PoolHouse.run { house in
            let sevens = (20 << 20) - 11
            let upload = Array("measure ".utf8) + [UInt8](repeating: 7, count: sevens) + [1, 2, 3]
            let answer = try await house.say(upload)
            #expect(answer == "\(20 << 20) \(sevens) 07010203")
            let (reply, worker) = try await house.pool.exchange(
                .prepare(Preparation()), on: Array("large 9000000".utf8))
            guard case .prepared(let prepared) = reply, let worker else {
                Issue.record("no picture")
                return
            }
            #expect(prepared.picture.count == 9_000_000)
            house.pool.trust(worker)
            // A page of memory more, at most: what was made room for is kept for as long as the picture.
            #expect(prepared.picture.capacity < 9_000_000 + 8192)
        }
    }

    @Test func `uploads past the limit reach no worker`() async throws {
        try await PoolHouse.run {
            $0.uploadLimit = 10
        } body: { house in
            let failure = await house.failure("die too large")
            #expect(failure?.code == .tooLarge)
            let count = try await house.say("count")
            #expect(count == "1")
        }
    }

    @Test func `stopping ends what is at hand and what waits`() async throws {
        try await PoolHouse.run(workers: 2) { house in
            await house.pool.until { $0.ready == 2 }
            async let one = house.failure("hang")
            async let two = house.failure("stop")
            await house.pool.until { $0.busy == 2 }
            async let three = house.failure("ok")
            await house.pool.until { $0.waiting == 1 }
            let before = await house.pool.holdings
            // Two sockets and two descriptors of processes.
            #expect(before.links.count == 4)
            await house.pool.stop()
            let codes = [await one?.code, await two?.code, await three?.code]
            #expect(codes == [.busy, .busy, .busy])
            #expect(Set(PoolHouse.links.values).isDisjoint(with: before.links))
            for id in before.ids { #expect(waitpid(id, nil, WNOHANG) == -1) }
            let late = await house.failure("ok")
            #expect(late?.code == .busy)
        }
    }

    @Test func `nothing holds a pool that was stopped`() async throws {
        weak var released: ImagingPool?
        try await PoolHouse.run(workers: 2) { house in
            released = house.pool
            _ = await house.failure("die")
        }
        #expect(released == nil)
    }

    @Test func `every picture gets an answer while workers are killed at random`() async throws {
        try await PoolHouse.run(workers: 3) { house in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var failures = 0
                        for _ in 0..<50 {
                            let failure = await house.failure("ok")
                            // Each is refused by the worker, which is its answer here, or lost with it.
                            #expect(failure == nil || failure?.code == .decodeFailed)
                            failures += failure == nil ? 0 : 1
                        }
                        return failures
                    }
                }
                var kills = 0
                while house.pool.status.started < 13 {
                    kills += await house.pool.killAny()
                }
                let failures = try await group.reduce(0, +)
                #expect(failures <= kills)
            }
            await house.pool.until { $0.ready == 3 && $0.processes == 3 }
        }
    }

    @Test func `a picture comes back with the receipt as this side knows it`() async throws {
        try await PoolHouse.run { house in
            let bytes = try #require(Data(base64Encoded: Self.pixel)).map { $0 }
            let upload = Upload(Array("picture ".utf8) + bytes, claimedType: "image/jpeg")
            let prepared = try await house.pool.prepare(upload, as: Preparation(thumbnail: false))
            #expect(prepared.picture.bytes == bytes)
            #expect(prepared.picture.format == .png)
            #expect(prepared.picture.size == PictureSize(width: 1, height: 1))
            #expect(prepared.picture.digest.count == 64)
            #expect(prepared.receipt.claimedType == "image/jpeg")
            #expect(prepared.receipt.foundType == "image/bmp")
            #expect(prepared.receipt.removed == [.gps])
            #expect(prepared.receipt.bytesBefore == upload.bytes.count)
            #expect(prepared.receipt.bytesAfter == bytes.count)
            let fitting = try await house.pool.fit(prepared.picture, as: Preparation(fit: .small))
            #expect(fitting == prepared.picture)
        }
    }

    @Test func `an empty upload is no picture`() async throws {
        try await PoolHouse.run { house in
            do throws(Failure) {
                _ = try await house.pool.prepare(Upload([]), as: Preparation())
                Issue.record("it was taken")
            } catch {
                #expect(error.code == .noPicture)
            }
        }
    }

    /// A PNG of one pixel.
    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
}
