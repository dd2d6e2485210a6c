internal import CStorage

/// A connection to the database: the only owner of its handle and of the statements prepared on it.
///
/// It is used by one thread at a time: by whoever opens it, then by the `ConnectionQueue` it is given to.
final class Connection {
    /// Owned: closed by `deinit`, never handed out.
    private let handle: OpaquePointer
    /// Each is prepared once, and known by where its text, a constant, lies.
    private var statements: [UnsafePointer<UInt8>: Statement] = [:]
    /// Held until this connection is closed, so that nobody opens the folder before. Nil: somebody else may hold it.
    private let folder: DataFolder?

    convenience init(_ folder: DataFolder) throws(SQLiteError) {
        try self.init(folder.database, in: folder)
    }

    /// - Parameter folder: nil for whoever works beside its holder.
    init(_ path: String, in folder: DataFolder?) throws(SQLiteError) {
        var handle: OpaquePointer?
        // Without the library's own locks: a connection has only one user at a time.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let systemError = handle.map { sqlite3_system_errno($0) } ?? 0
            sqlite3_close_v2(handle)
            throw SQLiteError(ResultCode(rawValue: code), systemError: systemError, "opening")
        }
        self.handle = handle
        self.folder = folder
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// How long a call waits for a lock that another process has.
    func setPatience(_ patience: Duration) {
        let milliseconds = patience / .milliseconds(1)
        sqlite3_busy_timeout(handle, Int32(min(max(0, milliseconds), 3_600_000)))
    }

    /// Switches an option of `sqlite3_db_config`.
    func configure(_ option: Int32, _ isOn: Bool) throws(SQLiteError) {
        let code = storage_config(handle, option, isOn ? 1 : 0)
        if code != SQLITE_OK { throw SQLiteError(ResultCode(rawValue: code), "configuring") }
    }

    /// The texts of all statements that were used so far.
    var texts: [String] { statements.values.map(\.sql.description) }

    /// How many rows were changed since it was opened.
    var changes: Int { Int(sqlite3_total_changes64(handle)) }

    // MARK: - Statements

    /// Runs a statement to its end. Returns how many rows it changed.
    @discardableResult
    func run(_ sql: StaticString, _ values: (any Bindable)?...) throws -> Int {
        _ = try rows(sql, values) { _ in }
        return Int(sqlite3_changes64(handle))
    }

    /// What `read` makes of each row.
    func rows<Element>(
        _ sql: StaticString, _ values: (any Bindable)?..., read: (Statement) throws -> Element
    ) throws -> [Element] {
        try rows(sql, values, read: read)
    }

    /// What `read` makes of the first row; nil where there is none.
    func first<Element>(
        _ sql: StaticString, _ values: (any Bindable)?..., read: (Statement) throws -> Element
    ) throws -> Element? {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? read(statement) : nil
    }

    private func rows<Element>(
        _ sql: StaticString, _ values: [(any Bindable)?], read: (Statement) throws -> Element
    ) throws -> [Element] {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(values)
        var elements: [Element] = []
        while try statement.step() { elements.append(try read(statement)) }
        return elements
    }

    private func statement(_ sql: StaticString) throws(SQLiteError) -> Statement {
        if let statement = statements[sql.utf8Start] { return statement }
        let statement = try Statement(sql, on: handle)
        statements[sql.utf8Start] = statement
        return statement
    }

    /// Runs a text of several statements without parameters.
    func execute(_ script: StaticString) throws(SQLiteError) {
        let code = script.withUTF8Buffer { bytes in
            // A constant of the program is followed by a zero byte.
            sqlite3_exec(
                handle, UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self), nil, nil, nil)
        }
        guard code != SQLITE_OK else { return }
        throw SQLiteError(
            ResultCode(rawValue: code), systemError: sqlite3_system_errno(handle),
            String(script.description.prefix(60)))
    }

    // MARK: - Transactions

    /// All of `body` or nothing of it. No other writer comes in between.
    @discardableResult
    func change<Value>(_ body: () throws -> Value) throws -> Value {
        try transaction("BEGIN IMMEDIATE", body)
    }

    /// Whatever `body` reads is of one moment.
    func snapshot<Value>(_ body: () throws -> Value) throws -> Value {
        try transaction("BEGIN", body)
    }

    private func transaction<Value>(_ begin: StaticString, _ body: () throws -> Value) throws -> Value {
        try run(begin)
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            // Some errors have rolled it back already. A rollback that fails is made up for by the next one's begin,
            // which would fail too, or by the log's recovery.
            if sqlite3_get_autocommit(handle) == 0 { _ = try? run("ROLLBACK") }
            throw error
        }
    }
}
