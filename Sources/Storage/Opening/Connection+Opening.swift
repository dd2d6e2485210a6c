internal import CStorage
internal import Glibc

extension Connection {
    /// The connection that changes the database, which is whole and of the newest shape after this.
    static func writer(
        _ folder: DataFolder, patience: Duration, migrations: [Migration] = Migration.all
    ) throws(StorageError) -> Connection {
        let path = folder.database
        do {
            let connection = try Connection(folder)
            connection.setPatience(patience)
            try connection.prepare()
            try connection.checkIdentity(path: path)
            try connection.keepLog(path: path)
            try connection.checkHealth(path: path)
            try Migration.run(migrations, on: connection, path: path)
            return connection
        } catch let error as StorageError {
            throw error
        } catch let error as SQLiteError {
            throw StorageError(error, path: path)
        } catch {
            throw .other(path: path, cause: String(describing: error))
        }
    }

    /// A connection that can only read.
    static func reader(_ folder: DataFolder, patience: Duration) throws(StorageError) -> Connection {
        do {
            let connection = try Connection(folder)
            connection.setPatience(patience)
            try connection.prepare()
            try connection.execute("PRAGMA query_only = ON")
            return connection
        } catch {
            throw StorageError(error, path: folder.database)
        }
    }

    /// A connection beside whoever holds the folder. It never changes the shape of the database, whatever that is.
    ///
    /// Nil where there is no database.
    static func guest(_ path: String, patience: Duration) throws(StorageError) -> Connection? {
        do throws(SQLiteError) {
            let connection = try Connection(path, in: nil)
            connection.setPatience(patience)
            try connection.prepare()
            return connection
        } catch {
            if error.code.primary == .cannotOpen, error.systemError == ENOENT { return nil }
            throw StorageError(error, path: path)
        }
    }

    /// The number of its shape, without a change: 0 where it is still empty. Throws `.foreign`.
    func shape(path: String) throws(StorageError) -> Int {
        do {
            return try snapshot {
                let tables = try first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } ?? 0
                let mark = try first("PRAGMA application_id") { $0.int(0) } ?? 0
                if tables == 0, mark == 0 || mark == Self.mark { return 0 }
                guard mark == Self.mark else { throw StorageError.foreign(path: path) }
                let isCounted = try first("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'") { $0.int(0) } == 1
                return isCounted ? try Migration.version(of: self) : 0
            }
        } catch let error as StorageError {
            throw error
        } catch let error as SQLiteError {
            throw StorageError(error, path: path)
        } catch {
            throw .other(path: path, cause: String(describing: error))
        }
    }

    /// "Vign".
    private static let mark = 0x5669_676E

    private func prepare() throws(SQLiteError) {
        // A database that somebody has prepared must not make this process run or overwrite anything.
        try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
        try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
        try configure(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false)
        try configure(SQLITE_DBCONFIG_DQS_DML, false)
        try configure(SQLITE_DBCONFIG_DQS_DDL, false)
        // With FULL, what is committed survives the loss of power too. Deleted means deleted: a page's picture and words
        // are overwritten, since the file is copied into backups; it costs about as much as writing them did. Sorting
        // is done in memory, so that no text gets into files elsewhere.
        try execute(
            """
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cell_size_check = ON;
            PRAGMA wal_autocheckpoint = 1000;
            PRAGMA journal_size_limit = 67108864;
            """)
    }

    /// Marks a new database as ours, and refuses those of others.
    private func checkIdentity(path: String) throws {
        let isEmpty = try first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } == 0
        let mark = try first("PRAGMA application_id") { $0.int(0) }
        if isEmpty, mark == 0 {
            // `mark`, as a statement has to spell it.
            try execute("PRAGMA application_id = 0x5669676E")
        } else if mark != Self.mark {
            throw StorageError.foreign(path: path)
        }
    }

    /// Changes are written to a log first, beside which others can read; the file remembers it.
    private func keepLog(path: String) throws {
        guard try first("PRAGMA journal_mode = WAL", read: { $0.text(0) }) == "wal" else {
            throw StorageError.other(path: path, cause: "its disk cannot share memory, as network disks mostly cannot")
        }
    }

    /// Looks for damage.
    ///
    /// All tables but the pictures: of those it would read every page, gigabytes, and could still not see damage inside
    /// a picture. Small databases are looked at whole.
    private func checkHealth(path: String) throws {
        let bytes = try first("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") { $0.int(0) }
        let findings =
            (bytes ?? 0) <= 64 << 20
            ? try rows("PRAGMA quick_check(1)") { $0.text(0) }
            : try rows(
                """
                SELECT finding.quick_check FROM sqlite_schema AS kept, pragma_quick_check(kept.name) AS finding
                WHERE kept.type = 'table' AND kept.rootpage > 0 AND kept.name <> 'pictures'
                """
            ) { $0.text(0) }
        if let finding = findings.first(where: { $0 != "ok" }) {
            let line = finding.split(whereSeparator: \.isNewline).joined(separator: " ")
            throw StorageError.damaged(path: path, cause: String(line.prefix(200)))
        }
    }
}
