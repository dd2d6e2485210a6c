import Foundation
import Loop
import Testing
import Vignette

@testable import Imaging

/// A pool with fake workers on a loop of its own, and what is known of its processes.
struct PoolHouse {
    let worker: FakeWorker
    let loop: EventLoop
    let pool: ImagingPool
    let faults = FaultNotes()

    init(_ start: FakeWorker.Start = .good, workers: Int = 1, _ change: (inout ImagingPool.Settings) -> Void = { _ in })
        throws
    {
        worker = try FakeWorker(start)
        loop = try EventLoop(label: "pool")
        var settings = ImagingPool.Settings(executable: worker.path)
        settings.workers = workers
        settings.shortestPause = .milliseconds(1)
        change(&settings)
        pool = ImagingPool(settings, loop: loop) { [faults] in faults.add($0) }
    }

    /// Starts a pool, hands it to `body`, stops it and looks whether anything is left.
    static func run(
        _ start: FakeWorker.Start = .good, workers: Int = 1,
        _ change: (inout ImagingPool.Settings) -> Void = { _ in }, body: (PoolHouse) async throws -> Void
    ) async throws {
        let house = try PoolHouse(start, workers: workers, change)
        try await house.pool.start()
        try await body(house)
        try await house.close()
    }

    func close() async throws {
        let before = await pool.holdings
        await pool.stop()
        #expect(pool.status.processes == 0)
        let after = Set(Self.links.values)
        #expect(after.isDisjoint(with: before.links))
        for id in before.ids {
            errno = 0
            let found = waitpid(id, nil, WNOHANG)
            #expect(found == -1 && errno == ECHILD, "process \(id) was not reaped")
        }
        loop.stop()
        worker.remove()
    }

    /// What a worker says in its refusal to a task with these bytes.
    func say(_ text: String) async throws -> String {
        try await say(Array(text.utf8))
    }

    func say(_ bytes: [UInt8]) async throws -> String {
        guard case .refused(.damaged(_, let detail)) = try await pool.exchange(.look, on: bytes).reply else {
            Issue.record("no refusal")
            return ""
        }
        return detail
    }

    func failure(_ text: String, _ task: WorkerTask = .look) async -> Failure? {
        do throws(Failure) {
            _ = try await pool.exchange(task, on: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    var ids: [pid_t] {
        get async { await pool.ids }
    }

    /// Every descriptor of this process and what it leads to. No two sockets have the same link, nor have two processes'
    /// descriptors, by their inode, since Linux 6.9; before, they are told apart by number.
    static var links: [Int32: String] {
        var links: [Int32: String] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            guard let descriptor = Int32(name),
                let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
            else { continue }
            var about = stat()
            let isPlain = link.hasPrefix("socket:") || fstat(descriptor, &about) != 0
            links[descriptor] = isPlain ? link : "\(name) \(link) \(about.st_ino)"
        }
        return links
    }
}

extension ImagingPool {
    /// Kills a worker that can work, as somebody from outside does. Returns how many that were.
    func killAny() -> Int {
        guard let victim = members.filter({ $0.isServing && $0.state != .starting }).randomElement() else { return 0 }
        return kill(victim.id, SIGKILL) == 0 ? 1 : 0
    }

    var ids: [pid_t] { members.map(\.id) }

    /// Its processes, and what their descriptors on this side lead to. Looked for on the loop, so that none of them can
    /// be closed meanwhile and its number given to another pool.
    var holdings: (ids: [pid_t], links: Set<String>) {
        let sockets = Set(members.map(\.socket))
        let links = PoolHouse.links.filter { descriptor, _ in
            let info = try? String(contentsOfFile: "/proc/self/fdinfo/\(descriptor)", encoding: .utf8)
            return sockets.contains(descriptor) || ids.contains { info?.contains("\nPid:\t\($0)\n") == true }
        }
        return (ids, Set(links.values))
    }
}
