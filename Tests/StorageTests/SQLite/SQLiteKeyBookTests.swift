import Foundation
import Testing
import Vignette

@testable import Storage

/// The keys as a command has them, beside a server or without one.
@Suite struct SQLiteKeyBookTests {
    private func opening(_ folder: Folder, makes: Bool = true) async throws -> StorageError? {
        do throws(StorageError) {
            try await KeyBook.open(folder: folder.path, makes: makes, patience: .milliseconds(200))?.close()
            return nil
        } catch {
            #expect(error.description.hasSuffix(".") && !error.description.contains("\n"))
            return error
        }
    }

    @Test func `a store that is open knows at once what is changed beside it`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let book = try #require(try await KeyBook.open(folder: folder.path + "/", makes: false))
            let added = try await book.addKey(.sample())
            let again = try await book.addKey(.sample())
            #expect(added && !again)
            let kept = try await store.keys()
            #expect(kept == [.sample()])
            // And the other way round.
            _ = try await store.addKey(.sample("second"))
            let names = try await book.keys().map(\.name)
            #expect(names == ["ci", "second"])
            let removed = try await book.removeKey(named: "ci")
            #expect(removed)
            let rest = try await store.keys()
            #expect(rest == [.sample("second")])
            await book.close()
            try await store.keep(.sample())
            await store.close()
        }
    }

    @Test func `only who makes a key makes a database, as a server does`() async throws {
        try await Folder.temporary { outer in
            let folder = Folder(path: outer.path + "/data")
            let none = try await KeyBook.open(folder: folder.path, makes: false)
            #expect(none == nil && !FileManager.default.fileExists(atPath: outer.path))
            let book = try #require(try await KeyBook.open(folder: folder.path, makes: true))
            _ = try await book.addKey(.sample())
            for (path, mode) in [(folder.path, 0o700), (folder.database, 0o600)] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == mode)
            }
            // The folder is free: a server can start while the book is open.
            let store = try SQLiteStore(folder: folder.path)
            let kept = try await store.keys()
            #expect(kept == [.sample()])
            await book.close()
            await store.close()
        }
    }

    @Test func `an older database is brought up to date where nobody holds it, and left alone where somebody does`()
        async throws
    {
        try await Folder.temporary { folder in
            let older = [Migration.all[0]]
            do {
                let holder = try Connection.writer(
                    try DataFolder(folder.path), patience: .seconds(1), migrations: older)
                try holder.run("INSERT INTO owners (name) VALUES (?)", "visitor:a")
                let error = try await opening(folder)
                #expect(error == .heldByOther(folder: folder.path))
                let version = try Migration.version(of: holder)
                #expect(version == 1)
            }
            // Whoever only looks changes nothing: the server of that version must start again.
            let none = try await KeyBook.open(folder: folder.path, makes: false)
            let before = try Outsider(folder.database).ask("SELECT max(number) FROM migrations")
            #expect(none == nil && before == [["1"]])
            let error = try await opening(folder)
            #expect(error == nil)
            let rows = try Outsider(folder.database).ask("SELECT name FROM owners")
            let version = try Outsider(folder.database).ask("SELECT max(number) FROM migrations")
            #expect(rows == [["visitor:a"]] && version == [["\(Migration.newest)"]])
        }
    }

    @Test func `a newer database is refused, also when it becomes one meanwhile`() async throws {
        try await Folder.temporary { folder in
            let book = try #require(try await KeyBook.open(folder: folder.path, makes: true))
            try Outsider(folder.database).ask("INSERT INTO migrations VALUES (99)")
            let adding = try await failure { try await book.addKey(.sample()) }
            let removing = try await failure { try await book.removeKey(named: "ci") }
            #expect(adding == .busy && removing == .busy)
            await book.close()
            let error = try await opening(folder)
            #expect(error == .newer(path: folder.database, version: 99, known: Migration.newest))
        }
    }

    @Test func `what is no database of ours is left as it is`() async throws {
        try await Folder.temporary { folder in
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
            try Outsider(folder.database).ask("CREATE TABLE theirs (x)")
            let before = FileManager.default.contents(atPath: folder.database)
            let foreign = try await opening(folder)
            #expect(foreign == .foreign(path: folder.database))
            #expect(FileManager.default.contents(atPath: folder.database) == before)
            try Data("no database at all, but long enough ".utf8).write(to: URL(fileURLWithPath: folder.database))
            guard case .damaged = try await opening(folder) else {
                Issue.record("it was opened")
                return
            }
        }
    }

    @Test func `a quota is no fuller after a restart`() async throws {
        try await Folder.temporary { folder in
            let day = QuotaDay(of: .at(0))
            let first = try SQLiteStore(folder: folder.path)
            for _ in 0..<5 { _ = try await first.takeFromQuota(of: "a", on: day, limit: 10) }
            await first.close()
            let second = try SQLiteStore(folder: folder.path)
            let left = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<200 { group.addTask { try await second.takeFromQuota(of: "a", on: day, limit: 10) } }
                return try await group.reduce(into: 0) { count, left in count += left == nil ? 0 : 1 }
            }
            #expect(left == 5)
            await second.close()
        }
    }
}
