import Foundation
import Synchronization
import TestSupport
import Testing
import Vignette

@testable import Storage

/// The loss of power, as far as it can be played: what lies in the files at a random moment is all there is.
@Suite struct SQLiteCopyTests {
    /// What the writers were told.
    private final class Record: Sendable {
        let acknowledged = Mutex<[Analysis.ID]>([])
        let isOver = Mutex(false)
    }

    @Test func `files copied while fifty write open again, with all that was acknowledged before`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, checkAge: .zero)
            let record = Record()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<50 {
                    group.addTask {
                        for round in 0..<8 {
                            if record.isOver.withLock({ $0 }) { return }
                            let seed = UInt64(writer * 1000 + round)
                            var item = Submission.Item.sample(seed)
                            let large = Picture.sample(seed + 1_000_000, count: 30_000)
                            item.pictures.append(large)
                            item.analysis.pictures[0].sent = PictureFacts(large)
                            _ = try await store.add(.sample([item]), queueLimit: .max)
                            record.acknowledged.withLock { $0.append(item.analysis.id) }
                            if round % 5 == 4 { try await store.delete(item.analysis.id, at: .at(0)) }
                        }
                    }
                }
                group.addTask {
                    var random = SeededGenerator(11)
                    for round in 0..<6 {
                        // Some more work between two copies, as much as chance will have it.
                        let goal = min(400, record.acknowledged.withLock { $0.count } + Int(random.next() % 60))
                        while record.acknowledged.withLock({ $0.count }) < goal { try await store.check() }
                        let before = record.acknowledged.withLock { $0 }
                        let copy = Folder(path: folder.path + "/copy \(round)")
                        try await Self.copy(folder, to: copy, whileHeld: store)
                        try await Self.check(copy, has: before)
                    }
                    record.isOver.withLock { $0 = true }
                }
                try await group.waitForAll()
            }
            await store.close()
        }
    }

    /// The database first, then its log, as a reader holds the log's beginning: a checkpoint between the two copies would
    /// be no moment that ever was.
    private static func copy(_ folder: Folder, to copy: Folder, whileHeld store: SQLiteStore) async throws {
        try FileManager.default.createDirectory(atPath: copy.path, withIntermediateDirectories: true)
        try await store.writer.perform { _ in
            for name in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: folder.database + name, toPath: copy.database + name)
            }
        }
    }

    private static func check(_ copy: Folder, has ids: [Analysis.ID]) async throws {
        let store = try SQLiteStore(folder: copy.path)
        let findings = try await store.writer.perform { try $0.rows("PRAGMA integrity_check") { $0.text(0) } }
        #expect(findings == ["ok"])
        let orphans = try await store.writer.perform { try $0.rows("PRAGMA foreign_key_check") { $0.text(0) } }
        #expect(orphans.isEmpty)
        for id in ids {
            do {
                let analysis = try await store.analysis(id)
                let picture = try await store.picture(analysis.pictures[0].shown.digest)
                #expect(picture.bytes.count == 30_000)
            } catch {
                // It was deleted since.
                #expect(error.code == .gone)
            }
        }
        await store.close()
    }
}
