import Glibc
import Testing
import Vignette

@testable import Imaging

@Suite(.timeLimit(.minutes(5))) struct PoolFaultTests {
    @Test(arguments: [
        ("die", "status 3"), ("crash", "signal 11"), ("hangup", "signal 9"), ("flood", "payload has"),
        ("longhead", "head has"), ("garbage", "head has"), ("half", "status 0"), ("twice", "not asked for"),
        ("ready", "not asked for"), ("wrong", "not asked for"),
    ])
    func `a worker that fails on a picture costs this picture and is replaced`(command: String, detail: String)
        async throws
    {
        try await PoolHouse.run { house in
            let before = await house.ids
            let failure = try #require(await house.failure(command))
            #expect(failure.code == .decodeFailed)
            #expect(failure.message.contains("the program that opens pictures failed on it"))
            #expect(failure.detail?.contains(detail) == true, "\(failure.detail ?? "")")
            let next = try await house.say("ok")
            #expect(next == "ok")
            await house.pool.until { $0.processes == 1 && $0.ready == 1 }
            let after = await house.ids
            #expect(after != before)
            #expect(house.pool.status.started == 2)
        }
    }

    @Test(arguments: ["hang", "stop", "halfhang"])
    func `a worker that hangs is killed at its deadline`(command: String) async throws {
        try await PoolHouse.run {
            $0.deadline = .milliseconds(50)
        } body: { house in
            let failure = try #require(await house.failure(command))
            #expect(failure.code == .decodeFailed)
            #expect(failure.message.contains("it took longer than"))
            await house.pool.until { $0.processes == 1 && $0.ready == 1 && $0.started == 2 }
        }
    }

    @Test(arguments: ["die", "crash", "hangup", "garbage", "half", "hang", "stop", "idle"])
    func `all of this works where the kernel does not tell of the end of a process`(command: String) async throws {
        try await PoolHouse.run {
            $0.asksKernel = false
            $0.life = 2
            if command == "hang" || command == "stop" { $0.deadline = .milliseconds(50) }
        } body: { house in
            if command == "idle" {
                _ = await house.pool.killAny()
            } else {
                let failure = await house.failure(command)
                #expect(failure?.code == .decodeFailed)
            }
            await house.pool.until { $0.started == 2 && $0.processes == 1 && $0.ready == 1 }
            guard command != "hang", command != "stop" else { return }
            for _ in 0..<2 { _ = try await house.say("ok") }
            await house.pool.until { $0.started == 3 && $0.processes == 1 && $0.ready == 1 }
        }
    }

    @Test func `one that hangs holds up nobody else`() async throws {
        try await PoolHouse.run(workers: 2) { house in
            await house.pool.until { $0.ready == 2 }
            async let hanging = house.failure("hang")
            await house.pool.until { $0.busy == 1 }
            for _ in 0..<20 {
                let answer = try await house.say("ok")
                #expect(answer == "ok")
            }
            await house.pool.stop()
            let failure = await hanging
            #expect(failure?.code == .busy)
        }
    }

    @Test func `an answer that comes with the end still counts`() async throws {
        try await PoolHouse.run { house in
            let answer = try await house.say("last")
            #expect(answer == "last")
            await house.pool.until { $0.started == 2 && $0.processes == 1 && $0.ready == 1 }
        }
    }

    @Test func `one that answers before it has the whole picture is not believed`() async throws {
        try await PoolHouse.run(.early) { house in
            let failure = await house.failure(String(repeating: "x", count: 8 << 20))
            #expect(failure?.code == .decodeFailed)
        }
    }

    @Test func `an idle worker that dies is noticed at once and replaced`() async throws {
        // None of them failed at its start, so there is no pause.
        try await PoolHouse.run(workers: 2) {
            $0.shortestPause = .seconds(3600)
            $0.longestPause = .seconds(3600)
        } body: { house in
            await house.pool.until { $0.ready == 2 }
            for round in 1...10 {
                let victim = try #require(await house.ids.first)
                kill(victim, SIGKILL)
                await house.pool.until { $0.started == 2 + round && $0.ready == 2 && $0.processes == 2 }
                let ids = await house.ids
                #expect(!ids.contains(victim))
            }
        }
    }

    @Test func `starts that fail are repeated until one works, and pictures wait for it`() async throws {
        try await PoolHouse.run(.stumbles) { house in
            let failure = await house.failure("die")
            #expect(failure?.code == .decodeFailed)
            let answer = try await house.say("ok")
            #expect(answer == "ok")
            #expect(house.pool.status.started == 5)
            let failedStarts = await house.pool.failedStarts
            #expect(failedStarts == 0)
        }
    }

    @Test func `where no worker starts any more, pictures that wait are told that the server is busy`() async throws {
        try await PoolHouse.run(.once) {
            $0.patience = .milliseconds(50)
        } body: { house in
            let first = await house.failure("die")
            #expect(first?.code == .decodeFailed)
            let second = await house.failure("ok")
            #expect(second?.code == .busy)
            #expect(house.pool.status.waiting == 0)
        }
    }

    @Test func `a worker whose picture is none is ended`() async throws {
        try await PoolHouse.run { house in
            let preparation = Preparation(thumbnail: false)
            do throws(Failure) {
                _ = try await house.pool.prepare(Upload(Array("picture GIF89a".utf8)), as: preparation)
                Issue.record("it was believed")
            } catch {
                #expect(error.code == .decodeFailed)
                #expect(error.detail?.contains("gate") == true)
            }
            await house.pool.until { $0.started == 2 && $0.processes == 1 && $0.ready == 1 }
        }
    }
}
