import Foundation
import Testing
import Vignette

@testable import Storage

/// What happens while the store is open.
@Suite struct SQLiteTroubleTests {
    @Test func `a lock held for too long is busy, and forgotten once it is over`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, patience: .milliseconds(100), checkAge: .zero)
            let item = Submission.Item.sample(1)
            try await store.keep(item)
            let outsider = try Outsider(folder.database)
            try outsider.ask("BEGIN IMMEDIATE")
            let codes = [
                try await failure { try await store.keep(.sample(2)) },
                try await failure { try await store.check() },
                try await failure { try await store.claim(1, for: .of("a"), at: .at(1)) },
            ]
            #expect(codes == [.busy, .busy, .busy])
            // Reading goes on beside.
            let kept = try await store.analysis(item.analysis.id)
            #expect(kept == item.analysis)
            try outsider.ask("COMMIT")
            try await store.keep(.sample(3))
            try await store.check()
            await store.close()
        }
    }

    @Test func `a lock that ends in time is waited for`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, patience: .seconds(30))
            let outsider = try Outsider(folder.database)
            try outsider.ask("BEGIN IMMEDIATE")
            async let kept = store.keep(.sample(2))
            try outsider.ask("COMMIT")
            _ = try await kept
            await store.close()
        }
    }

    @Test func `a database that is locked at the start says so`() async throws {
        try await Folder.temporary { folder in
            try await SQLiteStore(folder: folder.path).close()
            let outsider = try Outsider(folder.database)
            try outsider.ask("PRAGMA locking_mode = EXCLUSIVE")
            try outsider.ask("BEGIN EXCLUSIVE")
            #expect(throws: StorageError.locked(path: folder.database)) {
                try SQLiteStore(folder: folder.path, patience: .milliseconds(50))
            }
            try outsider.ask("COMMIT")
        }
    }

    @Test func `a full database refuses, loses nothing and works again once there is room`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            try await store.keep(.sample(1))
            // No smaller than it is: it cannot grow any more.
            try await store.writer.perform { try $0.execute("PRAGMA max_page_count = 1") }
            let kept = try await fillUp(store)
            let position = try await store.queuePosition(of: kept[0])
            #expect(position == 1)
            try await store.writer.perform { try $0.execute("PRAGMA max_page_count = 1000000") }
            try await check(store, has: kept)
            try await store.keep(.sample(999))
            await store.close()
        }
    }

    @Test(.enabled(if: TemporaryDisk.obstacle == nil, "\(TemporaryDisk.obstacle ?? "")"))
    func `a full disk refuses, loses nothing and works again once there is room`() async throws {
        let disk = try TemporaryDisk(megabytes: 8)
        defer { disk.remove() }
        let ballast = disk.path + "/ballast"
        try Data(count: 3 << 20).write(to: URL(fileURLWithPath: ballast))
        let folder = Folder(path: disk.path + "/data")
        let store = try SQLiteStore(folder: folder.path)
        var kept = try await fillUp(store)
        try await check(store, has: kept)
        try FileManager.default.removeItem(atPath: ballast)
        try await store.check()
        kept.append(try await store.keep(.sample(9999)))
        try await check(store, has: kept)
        await store.close()
        let next = try SQLiteStore(folder: folder.path)
        try await check(next, has: kept)
        await next.close()
    }

    @Test(.enabled(if: TemporaryDisk.obstacle == nil, "\(TemporaryDisk.obstacle ?? "")"))
    func `on a full disk what is there can be deleted, and makes room`() async throws {
        let disk = try TemporaryDisk(megabytes: 10)
        defer { disk.remove() }
        let store = try SQLiteStore(folder: disk.path + "/data")
        let kept = try await fillUp(store)
        #expect(kept.count > 2)
        for id in kept.dropLast() { try await store.delete(id, at: .at(1)) }
        _ = try await store.sweep(at: .at(1), limit: 100)
        let again = try await store.keep(.sample(9999))
        try await check(store, has: [kept[kept.count - 1], again])
        await store.close()
    }

    @Test(.enabled(if: TemporaryDisk.obstacle == nil, "\(TemporaryDisk.obstacle ?? "")"))
    func `a disk that cannot be written stops the start with advice`() async throws {
        let disk = try TemporaryDisk(megabytes: 8)
        defer { disk.remove() }
        let folder = Folder(path: disk.path + "/data")
        try await SQLiteStore(folder: folder.path).close()
        try disk.makeReadOnly()
        let error = #expect(throws: StorageError.self) { try SQLiteStore(folder: folder.path) }
        guard case .unwritable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a connection that cannot write says so, and reads on`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let item = Submission.Item.sample()
            try await store.keep(item)
            try await store.writer.perform { try $0.execute("PRAGMA query_only = ON") }
            let codes = [
                try await failure { try await store.keep(.sample(2)) }, try await failure { try await store.check() },
            ]
            #expect(codes == [.busy, .busy])
            let kept = try await store.analysis(item.analysis.id)
            #expect(kept == item.analysis)
            await store.close()
        }
    }

    @Test func `more calls than may wait are refused at once, and those that wait are served`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, patience: .seconds(30), waiting: 3)
            let outsider = try Outsider(folder.database)
            try outsider.ask("BEGIN IMMEDIATE")
            let codes = try await withThrowingTaskGroup(of: Failure.Code?.self) { group in
                for seed in 1...10 {
                    group.addTask { try await failure { try await store.keep(.sample(UInt64(seed))) } }
                }
                var codes: [Failure.Code?] = []
                while let code = try await group.next() {
                    codes.append(code)
                    // Seven were refused: the other three wait for us.
                    if codes.count == 7 { try outsider.ask("COMMIT") }
                }
                return codes
            }
            #expect(codes == Array(repeating: .busy, count: 7) + [nil, nil, nil])
            await store.close()
        }
    }

    @Test func `what is said of an error names no value`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            var item = Submission.Item.sample(prompt: "canary")
            item.analysis.pictures[0].fileName = "canary"
            let twice = item
            try await store.keep(twice)
            do {
                try await store.keep(twice)
                Issue.record("it was kept twice")
            } catch let failure as Failure {
                #expect(failure.code == .internal)
                let detail = try #require(failure.detail)
                #expect(!detail.contains("canary") && !detail.contains(twice.analysis.id.text))
                #expect(detail.contains("constraint") && detail.contains("INSERT INTO analyses"))
            }
            await store.close()
        }
    }

    /// Adds until there is no room. Returns what was acknowledged.
    private func fillUp(_ store: SQLiteStore) async throws -> [Analysis.ID] {
        var kept: [Analysis.ID] = []
        for seed in 100... {
            var item = Submission.Item.sample(UInt64(seed))
            let large = Picture.sample(UInt64(seed + 100_000), count: 100_000)
            item.pictures.append(large)
            item.analysis.pictures[0].sent = PictureFacts(large)
            let next = item
            let code = try await failure { try await store.keep(next) }
            if let code {
                #expect(code == .storageFull)
                let again = try await failure { try await store.keep(next) }
                #expect(again == .storageFull)
                if kept.count > 0 { return kept }
                // Not one went in: there must be one to look for.
                try await store.writer.perform { try $0.execute("PRAGMA max_page_count = 200") }
            } else {
                kept.append(next.analysis.id)
            }
        }
        return kept
    }

    private func check(_ store: SQLiteStore, has ids: [Analysis.ID]) async throws {
        for id in ids {
            let analysis = try await store.analysis(id)
            for facts in analysis.pictures.flatMap({ [$0.master, $0.thumbnail, $0.sent].compactMap(\.self) }) {
                let picture = try await store.picture(facts.digest)
                #expect(picture.bytes.count == facts.byteCount)
            }
        }
        let findings = try await store.writer.perform { try $0.rows("PRAGMA integrity_check") { $0.text(0) } }
        #expect(findings == ["ok"])
    }
}
