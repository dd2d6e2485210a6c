/// A step from one shape of the database to the next.
///
/// A step that was ever released is never changed: what it made lies on somebody's disk.
struct Migration: Sendable {
    /// From 1, without gaps.
    let number: Int
    let script: StaticString

    /// Brings the database to the newest shape, each step in a transaction of its own.
    ///
    /// Throws `.newer` where the database knows steps that are not in `steps`.
    static func run(_ steps: [Migration], on connection: Connection, path: String) throws {
        try connection.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT")
        let version = try version(of: connection)
        let known = steps.last?.number ?? 0
        guard version <= known else { throw StorageError.newer(path: path, version: version, known: known) }
        for step in steps where step.number > version {
            try connection.change {
                try connection.execute(step.script)
                try connection.run("INSERT INTO migrations (number) VALUES (?)", step.number)
            }
        }
    }

    /// The number of the shape that this program works with.
    static var newest: Int { all.last?.number ?? 0 }

    static func version(of connection: Connection) throws -> Int {
        try connection.first("SELECT coalesce(max(number), 0) FROM migrations") { $0.int(0) } ?? 0
    }
}
