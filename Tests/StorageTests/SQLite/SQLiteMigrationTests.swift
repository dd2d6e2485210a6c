import Testing

@testable import Storage

@Suite struct SQLiteMigrationTests {
    private static let first = Migration(
        number: 1, script: "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);")
    private static let second = Migration(
        number: 2, script: "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = 'seven';")
    /// Its second statement fails, after the first was done.
    private static let broken = Migration(number: 3, script: "DELETE FROM a; INSERT INTO missing VALUES (1);")
    private static let third = Migration(number: 3, script: "CREATE INDEX i ON a (y);")

    private func open(_ folder: Folder, _ steps: [Migration]) throws(StorageError) -> Int {
        let connection = try Connection.writer(
            try DataFolder(folder.path), patience: .seconds(1), migrations: steps)
        return (try? Migration.version(of: connection)) ?? -1
    }

    @Test(arguments: 0...2)
    func `every older shape is brought to the newest, with what it holds`(older: Int) async throws {
        try await Folder.temporary { folder in
            let steps = [Self.first, Self.second, Self.third]
            let before = try open(folder, Array(steps[..<older]))
            #expect(before == older)
            let after = try open(folder, steps)
            #expect(after == 3)
            let rows = try Outsider(folder.database).ask("SELECT x, y FROM a")
            #expect(rows == [["7", "seven"]])
            let numbers = try Outsider(folder.database).ask("SELECT number FROM migrations ORDER BY number")
            #expect(numbers == [["1"], ["2"], ["3"]])
        }
    }

    @Test func `a step that fails half way leaves the shape before it, and can be done again`() async throws {
        try await Folder.temporary { folder in
            #expect(throws: StorageError.self) { try open(folder, [Self.first, Self.second, Self.broken]) }
            let rows = try Outsider(folder.database).ask("SELECT x, y FROM a")
            #expect(rows == [["7", "seven"]])
            let version = try Outsider(folder.database).ask("SELECT max(number) FROM migrations")
            #expect(version == [["2"]])
            let mended = try open(folder, [Self.first, Self.second, Self.third])
            #expect(mended == 3)
        }
    }

    @Test func `a database of a later version is left as it is`() async throws {
        try await Folder.temporary { folder in
            _ = try open(folder, [Self.first, Self.second])
            let error = #expect(throws: StorageError.self) { try open(folder, [Self.first]) }
            #expect(error == .newer(path: folder.database, version: 2, known: 1))
        }
    }

    @Test func `the program's own steps are numbered from one without gaps`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }
}
