import Foundation
import Testing
import Vignette

@testable import Imaging

@Suite(.timeLimit(.minutes(5))) struct PoolStartTests {
    private func error(_ house: PoolHouse) async -> String? {
        do throws(PoolError) {
            try await house.pool.start()
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [(FakeWorker.Start.dies, "status 7"), (.hangs, "did not answer within"), (.garbles, "head has")])
    func `says why no worker starts, and leaves none`(start: FakeWorker.Start, reason: String) async throws {
        let house = try PoolHouse(start, workers: 2) { if start == .hangs { $0.startLimit = .milliseconds(100) } }
        let description = try #require(await error(house))
        #expect(description.contains("vignette-imaging did not start"))
        #expect(description.contains(reason), "\(description)")
        #expect(house.pool.status.processes == 0)
        try await house.close()
    }

    @Test func `one that cannot start does not keep the others from it, and is replaced`() async throws {
        try await PoolHouse.run(.firstDies, workers: 3) { house in
            await house.pool.until { $0.ready == 3 }
            #expect(house.pool.status.started == 4)
            #expect(house.faults.all.count == 1)
        }
    }

    @Test func `says that the program is missing, and where it should be`() async throws {
        let house = try PoolHouse { $0.executable = "/nowhere/vignette-imaging" }
        let description = await error(house)
        #expect(
            description
                == "vignette-imaging is missing: it must lie beside vignette (looked at /nowhere/vignette-imaging)")
        try await house.close()
    }

    @Test func `says that the program cannot be started`() async throws {
        let house = try PoolHouse { $0.executable = "/etc/passwd" }
        let description = await error(house)
        #expect(description?.contains("Permission denied") == true)
        try await house.close()
    }

    @Test func `a worker's environment holds nothing of the server's`() async throws {
        try await PoolHouse.run {
            $0.tessdata = "/data/tess"
        } body: { house in
            let lines = try await house.say("environment").split(separator: "\n").sorted()
            #expect(
                lines == [
                    "LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=2", "OMP_THREAD_LIMIT=1", "TESSDATA_PREFIX=/data/tess",
                    "VIPS_CONCURRENCY=1", "VIPS_DISC_THRESHOLD=8g", "VIPS_WARNING=1",
                ])
        }
    }

    @Test func `a worker has its socket, nothing to print to, and no other descriptor of the server`() async throws {
        let inheritable = open("/dev/zero", O_RDONLY)
        defer { close(inheritable) }
        try await PoolHouse.run(workers: 2) { house in
            await house.pool.until { $0.ready == 2 }
            let lines = try await house.say("descriptors").split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines.first?.hasPrefix("0 socket:[") == true)
            #expect(lines.dropFirst().first == "1 /dev/null")
            #expect(lines.last?.hasPrefix("2 ") == true)
            // The server does not hold the worker's end, or no worker would notice that the server is gone.
            let end = try #require(lines.first).dropFirst(2)
            #expect(!PoolHouse.links.values.contains(String(end)))
        }
    }

    @Test func `a worker leads its own group and has no signal blocked or ignored`() async throws {
        signal(SIGUSR2, SIG_IGN)
        try await PoolHouse.run { house in
            let lines = try await house.say("process").split(separator: "\n")
            #expect(lines.contains("SigBlk:\t0000000000000000"))
            let ignored = try #require(lines.first { $0.hasPrefix("SigIgn") }?.split(separator: "\t").last)
            let mask = try #require(UInt64(ignored, radix: 16))
            #expect(mask & 1 << UInt64(SIGUSR2 - 1) == 0)
            let ids = try #require(lines.last).split(separator: " ").dropFirst()
            #expect(ids.first == ids.last)
        }
    }

    @Test func `the worker lies beside the program`() {
        #expect(ImagingPool.Settings.executableBeside("/opt/v/vignette").executable == "/opt/v/vignette-imaging")
        let path = ImagingPool.Settings.executableBesideThisProgram().executable
        #expect(path.hasPrefix("/") && path.hasSuffix("/vignette-imaging"))
    }
}
