import Foundation
import Testing
import Vignette

@testable import Storage

@Suite struct SQLiteOpeningTests {
    private func error(_ folder: Folder) async throws -> StorageError? {
        do throws(StorageError) {
            try await SQLiteStore(folder: folder.path).close()
            return nil
        } catch {
            let line = error.description
            #expect(!line.contains("\n") && line.contains(folder.path) && line.hasSuffix("."))
            return error
        }
    }

    /// A folder with a closed store of forty analyses.
    private func fill(_ folder: Folder) async throws {
        let store = try SQLiteStore(folder: folder.path)
        for seed in 1...40 { try await store.keep(.sample(UInt64(seed), prompt: String(repeating: "x", count: 3000))) }
        await store.close()
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func `folder and files are for their user alone`() async throws {
        try await Folder.temporary { folder in
            let inner = Folder(path: folder.path + "/a/b")
            let store = try SQLiteStore(folder: inner.path + "/")
            try await store.keep(.sample())
            let modes = try [folder.path, inner.path].map(mode)
            #expect(modes == [0o700, 0o700])
            for name in ["", "-wal", "-shm"] {
                let mode = try mode(inner.database + name)
                #expect(mode == 0o600)
            }
            await store.close()
        }
    }

    @Test func `a folder has one store at a time`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let second = try await error(folder)
            #expect(second == .inUse(folder: folder.path))
            try await store.keep(.sample())
            await store.close()
            let third = try await error(folder)
            #expect(third == nil)
            let closed = try await failure { try await store.check() }
            #expect(closed == .busy)
        }
    }

    @Test func `what was kept is there after the next opening`() async throws {
        try await Folder.temporary { folder in
            let item = Submission.Item.sample()
            let first = try SQLiteStore(folder: folder.path)
            try await first.keep(item)
            await first.close()
            let second = try SQLiteStore(folder: folder.path)
            let kept = try await second.analysis(item.analysis.id)
            #expect(kept == item.analysis)
            await second.close()
        }
    }

    @Test func `the connections are set as they have to be`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            for queue in [store.writer] + store.readers {
                let values = try await queue.perform { connection in
                    [
                        try connection.first("PRAGMA journal_mode") { $0.text(0) },
                        try connection.first("PRAGMA synchronous") { $0.text(0) },
                        try connection.first("PRAGMA foreign_keys") { $0.text(0) },
                        try connection.first("PRAGMA trusted_schema") { $0.text(0) },
                        try connection.first("PRAGMA secure_delete") { $0.text(0) },
                        try connection.first("PRAGMA journal_size_limit") { $0.text(0) },
                    ]
                }
                #expect(values == ["wal", "2", "1", "0", "1", "67108864"])
                // What is left of a call's own time.
                let patience = try await queue.perform { try $0.first("PRAGMA busy_timeout") { $0.int(0) } ?? 0 }
                #expect(1...5000 ~= patience)
                let less = try await queue.perform(patience: .seconds(1)) {
                    try $0.first("PRAGMA busy_timeout") { $0.int(0) } ?? 0
                }
                #expect(0...1000 ~= less)
            }
            let writing = try await failure {
                try await store.readers[0].perform { try $0.run("DELETE FROM analyses") }
            }
            #expect(writing == .busy)
            await store.close()
        }
    }

    @Test func `a database of a later version stops the start`() async throws {
        try await Folder.temporary { folder in
            try await fill(folder)
            try Outsider(folder.database).ask("INSERT INTO migrations VALUES (99)")
            let newer = try await error(folder)
            #expect(newer == .newer(path: folder.database, version: 99, known: Migration.all.count))
        }
    }

    @Test func `a database of another program is left as it is`() async throws {
        try await Folder.temporary { folder in
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
            try Outsider(folder.database).ask("CREATE TABLE theirs (x)")
            let before = FileManager.default.contents(atPath: folder.database)
            let foreign = try await error(folder)
            #expect(foreign == .foreign(path: folder.database))
            #expect(FileManager.default.contents(atPath: folder.database) == before)
        }
    }

    @Test(arguments: ["no database at all, but long enough to be read as one", "SQLite format 3\0 and then nonsense"])
    func `a file that is no database stops the start`(text: String) async throws {
        try await Folder.temporary { folder in
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
            let content = Data(String(repeating: text, count: 100).utf8)
            try content.write(to: URL(fileURLWithPath: folder.database))
            guard case .damaged = try await error(folder) else {
                Issue.record("it was opened")
                return
            }
        }
    }

    @Test(arguments: [0.1, 0.3, 0.5, 0.7, 0.9])
    func `a database with overwritten pages stops the start`(place: Double) async throws {
        try await Folder.temporary { folder in
            try await fill(folder)
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.database))
            let size = try file.seekToEnd()
            let start = UInt64(Double(size) * place) / 4096 * 4096
            try file.seek(toOffset: start)
            try file.write(contentsOf: Data(repeating: 0xA5, count: min(40_960, Int(size - start))))
            try file.close()
            guard case .damaged = try await error(folder) else {
                Issue.record("it was opened")
                return
            }
        }
    }

    @Test(arguments: [0.2, 0.6, 0.95])
    func `a database that was cut off stops the start`(part: Double) async throws {
        try await Folder.temporary { folder in
            try await fill(folder)
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.database))
            let size = try file.seekToEnd()
            try file.truncate(atOffset: UInt64(Double(size) * part))
            try file.close()
            let error = try await error(folder)
            guard case .damaged = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a folder that cannot be one is named`() async throws {
        try await Folder.temporary { folder in
            _ = FileManager.default.createFile(atPath: folder.path, contents: Data())
            guard case .unwritable = try await error(Folder(path: folder.path + "/data")) else {
                Issue.record("it was opened")
                return
            }
            guard case .unwritable = try await error(folder) else {
                Issue.record("it was opened")
                return
            }
        }
    }
}
