import Glibc
import Testing
import Vignette

@testable import Imaging

@Suite(.timeLimit(.minutes(5))) struct PoolNoteTests {
    @Test(arguments: [
        ("die", "status 3"), ("crash", "signal 11"), ("hangup", "signal 9"), ("flood", "payload has"),
        ("hang", "did not answer within"), ("wrong", "not asked for"),
    ])
    func `tells of each worker that a picture ended`(command: String, reason: String) async throws {
        try await PoolHouse.run {
            if command == "hang" { $0.deadline = .milliseconds(50) }
        } body: { house in
            let id = try #require(await house.ids.first)
            _ = await house.failure(command)
            let note = try #require(house.faults.all.first)
            #expect(note.reason.contains(reason), "\(note.reason)")
            #expect(note.process == id)
            #expect(note.lostPicture)
            await house.pool.until { $0.ready == 1 }
            #expect(house.faults.all.count == 1)
        }
    }

    @Test func `tells of a worker whose picture is none, and what is wrong with it`() async throws {
        try await PoolHouse.run { house in
            _ = try? await house.pool.prepare(Upload(Array("picture GIF89a".utf8)), as: Preparation(thumbnail: false))
            await house.pool.until { $0.started == 2 && $0.ready == 1 }
            #expect(house.faults.all.map(\.lostPicture) == [true])
            #expect(house.faults.all.first?.reason.contains("gate") == true)
        }
    }

    @Test func `no picture is lost by an idle worker that dies`() async throws {
        try await PoolHouse.run { house in
            let id = try #require(await house.ids.first)
            kill(id, SIGKILL)
            await house.pool.until { $0.started == 2 && $0.ready == 1 }
            #expect(house.faults.all.map(\.lostPicture) == [false])
            #expect(house.faults.all.map(\.process) == [id])
        }
    }

    @Test func `tells of each start that fails`() async throws {
        try await PoolHouse.run(.stumbles) { house in
            _ = await house.failure("die")
            await house.pool.until { $0.ready == 1 }
            let notes = house.faults.all
            #expect(notes.map(\.lostPicture) == [true, false, false, false])
            #expect(notes.dropFirst().allSatisfy { $0.reason == "before it was ready, it ended with status 7" })
        }
    }

    @Test func `tells of a program that cannot be started`() async throws {
        let house = try PoolHouse { $0.executable = "/etc/passwd" }
        try? await house.pool.start()
        let note = try #require(house.faults.all.first)
        #expect(note.process == nil)
        #expect(note.reason.contains("Permission denied"))
        try await house.close()
    }

    @Test func `tells nothing of workers that go as they were told`() async throws {
        try await PoolHouse.run(workers: 2) {
            $0.life = 2
        } body: { house in
            for _ in 0..<10 { _ = try await house.say("ok") }
            async let hanging = house.failure("hang")
            await house.pool.until { $0.busy == 1 }
            await house.pool.stop()
            _ = await hanging
            #expect(house.faults.all.isEmpty)
        }
    }

    @Test func `says since when no worker is ready`() async throws {
        try await PoolHouse.run(.once) { house in
            #expect(house.pool.status.unreadySince == nil)
            _ = await house.failure("die")
            let since = try #require(house.pool.status.unreadySince)
            await house.pool.until { $0.started >= 4 }
            #expect(house.pool.status.unreadySince == since)
        }
    }

    @Test func `forgets since when no worker was ready once one is again`() async throws {
        try await PoolHouse.run { house in
            _ = await house.failure("die")
            await house.pool.until { $0.ready == 1 }
            #expect(house.pool.status.unreadySince == nil)
        }
    }
}
