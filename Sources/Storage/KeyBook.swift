internal import Glibc
public import Vignette

/// The keys of the APIs, for a command beside the server that has the database open.
///
/// The folder is held only while a database is made or brought to the newest shape, for a new key alone; after that the locks of SQLite alone
/// keep both apart. A database that somebody else holds is used in the shape of this program or not at all.
public final class KeyBook: KeyStore {
    private let queue: ConnectionQueue

    /// Whether there is a database in that folder at all.
    public static func hasDatabase(in folder: String) -> Bool {
        access(DataFolder.database(in: folder), F_OK) == 0
    }

    /// Nil where there is no database, or one of an older shape that knows no keys, and none is to be made: whoever only
    /// looks changes nothing.
    ///
    /// - Parameter patience: how long a call waits for the server.
    public static func open(
        folder: String, makes: Bool, patience: Duration = .seconds(5)
    ) async throws(StorageError) -> KeyBook? {
        let path = DataFolder.database(in: folder)
        if let book = try book(path, patience) { return book }
        guard makes else { return nil }
        // Whoever can hold the folder is alone with it, and may do what a server does at its start.
        do throws(StorageError) {
            try await SQLiteStore(folder: folder, readers: 1, patience: patience).close()
        } catch {
            if case .inUse(let folder) = error { throw .heldByOther(folder: folder) }
            throw error
        }
        guard let book = try book(path, patience) else { throw .heldByOther(folder: folder) }
        return book
    }

    /// Nil where there is no database of this program's shape yet.
    private static func book(_ path: String, _ patience: Duration) throws(StorageError) -> KeyBook? {
        guard let connection = try Connection.guest(path, patience: patience) else { return nil }
        let shape = try connection.shape(path: path)
        guard shape <= Migration.newest else {
            throw .newer(path: path, version: shape, known: Migration.newest)
        }
        guard shape == Migration.newest else { return nil }
        return KeyBook(ConnectionQueue(connection, label: "storage.keys", patience: patience, limit: 10))
    }

    private init(_ queue: ConnectionQueue) {
        self.queue = queue
    }

    public func close() async {
        await queue.close()
    }

    public func addKey(_ key: KeptKey) async throws(Failure) -> Bool {
        try await change { try $0.addKey(key) }
    }

    public func keys() async throws(Failure) -> [KeptKey] {
        try await queue.perform { try $0.programKeys() }
    }

    public func removeKey(named name: String) async throws(Failure) -> Bool {
        try await change { try $0.removeKey(named: name) }
    }

    public func hasHadKeys() async throws(Failure) -> Bool {
        try await queue.perform { try $0.hasHadKeys() }
    }

    public func forgetFormerKeys() async throws(Failure) -> Bool {
        try await change { try $0.forgetFormerKeys() }
    }

    /// In a shape that somebody else has made meanwhile nothing is changed.
    private func change<Value: Sendable>(
        _ body: @Sendable (Connection) throws -> Value
    ) async throws(Failure) -> Value {
        try await queue.perform { connection in
            try connection.change {
                guard try Migration.version(of: connection) == Migration.newest else {
                    throw Failure.busy("a newer Vignette has just taken over its data")
                }
                return try body(connection)
            }
        }
    }
}
