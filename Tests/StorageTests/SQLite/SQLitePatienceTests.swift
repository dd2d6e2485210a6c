import Testing
import Vignette

@testable import Storage

/// How long anybody waits.
@Suite struct SQLitePatienceTests {
    private static let patience = Duration.seconds(3)
    private static let count = 60

    @Test func `many who wait behind a lock do not wait one after the other`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, patience: Self.patience)
            let outsider = try Outsider(folder.database)
            try outsider.ask("BEGIN IMMEDIATE")
            let start = ContinuousClock.now
            let codes = try await withThrowingTaskGroup(of: Failure.Code?.self) { group in
                for seed in 1...Self.count {
                    group.addTask { try await failure { try await store.keep(.sample(UInt64(seed))) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes == Array(repeating: .busy, count: Self.count))
            // One after the other it would be as many times as long.
            #expect(ContinuousClock.now - start < Self.patience * Self.count / 2)
            try outsider.ask("COMMIT")
            try await store.keep(.sample(99))
            await store.close()
        }
    }

    @Test func `whoever asks whether it works is told soon that it is locked`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, patience: .seconds(250))
            let outsider = try Outsider(folder.database)
            try outsider.ask("BEGIN IMMEDIATE")
            async let kept = store.keep(.sample(1))
            let start = ContinuousClock.now
            let codes = [
                try await failure { try await store.check() }, try await failure { try await store.check() },
            ]
            #expect(codes == [.busy, .busy])
            // Sooner than those are who have something to keep.
            #expect(ContinuousClock.now - start < .seconds(250))
            try outsider.ask("COMMIT")
            // It has the patience of its own all the same.
            _ = try await kept
            await store.close()
        }
    }

    @Test func `all who ask at once get the result of one check`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, checkAge: .seconds(3600))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<300 { group.addTask { try await store.check() } }
                try await group.waitForAll()
            }
            for _ in 0..<50 { try await store.check() }
            let checks = try await store.writer.perform { try $0.first("SELECT checks FROM upkeep") { $0.int(0) } }
            #expect(checks == 1)
            await store.close()
        }
    }

    @Test func `an old result is none`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, checkAge: .zero)
            for _ in 0..<3 { try await store.check() }
            let checks = try await store.writer.perform { try $0.first("SELECT checks FROM upkeep") { $0.int(0) } }
            #expect(checks == 3)
            await store.close()
        }
    }
}
