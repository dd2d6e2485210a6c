internal import Synchronization
public import Vignette

/// The store in one SQLite file: pictures, texts and the queue, so that one file is what has to be backed up.
///
/// One connection writes, the others read beside it, each on a thread of its own. What was acknowledged has been synced
/// to the disk. After a full disk or a lock is over it works again by itself.
public final class SQLiteStore: AnalysisStore {
    let writer: ConnectionQueue
    let readers: [ConnectionQueue]
    private let nextReader = Atomic<Int>(0)
    let reserve: DiskReserve
    let lastCheck: LastCheck

    /// Opens the database in `folder`, which is made where it is missing; nobody else can open it then.
    ///
    /// Blocks while it looks for damage and brings an older database to the newest shape.
    ///
    /// - Parameters:
    ///   - readers: how many connections read.
    ///   - patience: how long a call waits for a lock of another program.
    ///   - waiting: how many calls may wait for each connection; more are refused as `busy`.
    ///   - checkAge: for how long the result of a check is that of the next ones too.
    public init(
        folder: String, readers: Int = 4, patience: Duration = .seconds(5), waiting: Int = 1000,
        checkAge: Duration = .seconds(2)
    ) throws(StorageError) {
        lastCheck = LastCheck(age: checkAge)
        let folder = try DataFolder(folder)
        reserve = DiskReserve(folder: folder.path)
        // A disk that is full already is no reason not to start: what is there can be read and deleted.
        _ = reserve.hold()
        writer = ConnectionQueue(
            try Connection.writer(folder, patience: patience), label: "storage.writer", patience: patience,
            limit: waiting)
        var queues: [ConnectionQueue] = []
        for _ in 0..<max(1, readers) {
            let connection = try Connection.reader(folder, patience: patience)
            queues.append(
                ConnectionQueue(connection, label: "storage.reader", patience: patience, limit: waiting))
        }
        self.readers = queues
    }

    /// Waits for what runs, refuses everything later, and lets go of the folder. All that was kept is in the database's
    /// own file then, unless somebody else reads it or the disk is full.
    public func close() async {
        for queue in readers { await queue.close() }
        await writer.close { [reserve] connection in
            try connection.makingRoom(reserve) { _ = try connection.emptyLog() }
        }
    }

    /// All of `body` or nothing of it. On a full disk it gets the room that is held for this.
    @discardableResult
    func change<Value: Sendable>(
        _ body: @Sendable (Connection) throws -> Value
    ) async throws(Failure) -> Value {
        try await writer.perform { [reserve] connection in
            try connection.makingRoom(reserve) { try connection.change { try body(connection) } }
        }
    }

    /// The same for what only fills the disk.
    ///
    /// - Parameter patience: where it is another than that of the store.
    @discardableResult
    func keep<Value: Sendable>(
        patience: Duration? = nil, _ body: @Sendable (Connection) throws -> Value
    ) async throws(Failure) -> Value {
        try await writer.perform(patience: patience) { [reserve] connection in
            guard reserve.hold() else { throw Failure(.storageFull) }
            return try connection.change { try body(connection) }
        }
    }

    /// What `body` reads is of one moment, and holds all that was acknowledged before.
    func read<Value: Sendable>(
        _ body: @Sendable (Connection) throws -> Value
    ) async throws(Failure) -> Value {
        let turn = nextReader.add(1, ordering: .relaxed).oldValue
        let reader = readers[Int(UInt(bitPattern: turn) % UInt(readers.count))]
        return try await reader.perform { connection in try connection.snapshot { try body(connection) } }
    }
}

extension Connection {
    /// Does it again, once, with the room that was held, where the disk is full. On the connection's thread, since it
    /// removes a file.
    fileprivate func makingRoom<Value>(_ reserve: DiskReserve, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as SQLiteError where error.isFull && reserve.release() {
            return try body()
        }
    }
}
