internal import CStorage
internal import Vignette

/// A prepared statement: the only owner of its handle. It never leaves the connection that made it.
final class Statement {
    /// Owned: finalized by `deinit`, never handed out.
    private let handle: OpaquePointer
    /// Not owned: the connection outlives its statements.
    private let database: OpaquePointer
    let sql: StaticString

    /// - Parameter sql: a constant of the program, so that no value can ever become part of a statement.
    init(_ sql: StaticString, on database: OpaquePointer) throws(SQLiteError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            database, UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self), Int32(sql.utf8CodeUnitCount),
            UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else {
            throw SQLiteError(
                ResultCode(rawValue: code == SQLITE_OK ? SQLITE_MISUSE : code),
                systemError: sqlite3_system_errno(database), sql.description)
        }
        self.handle = handle
        self.database = database
        self.sql = sql
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Binds all parameters, in order; nil is NULL.
    func bind(_ values: [(any Bindable)?]) throws(SQLiteError) {
        guard values.count == sqlite3_bind_parameter_count(handle) else { throw error(.misuse) }
        for (index, value) in values.enumerated() {
            try check(bind(value?.bound, at: Int32(index + 1)))
        }
    }

    private func bind(_ value: BoundValue?, at index: Int32) -> Int32 {
        switch value {
        case nil: return sqlite3_bind_null(handle, index)
        case .integer(let number): return sqlite3_bind_int64(handle, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    storage_bind_text(handle, index, $0.baseAddress, UInt64($0.count))
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes { storage_bind_blob(handle, index, $0.baseAddress, UInt64($0.count)) }
        }
    }

    /// Goes to the next row. False: there is none.
    func step() throws(SQLiteError) -> Bool {
        let code = ResultCode(rawValue: sqlite3_step(handle))
        switch code {
        case .row: return true
        case .done: return false
        default: throw error(code)
        }
    }

    /// Makes it ready for the next use; it keeps no value.
    func reset() {
        // What it returns is the error that `step` has thrown already.
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        if code != SQLITE_OK { throw error(ResultCode(rawValue: code)) }
    }

    private func error(_ code: ResultCode) -> SQLiteError {
        let hasSystemError = [.fault, .full, .cannotOpen].contains(code.primary)
        return SQLiteError(code, systemError: hasSystemError ? sqlite3_system_errno(database) : 0, sql.description)
    }

    // MARK: - Columns of the row it stands on

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    func int(_ column: Int32) -> Int {
        Int(sqlite3_column_int64(handle, column))
    }

    func optionalInt(_ column: Int32) -> Int? {
        isNull(column) ? nil : int(column)
    }

    func moment(_ column: Int32) -> Timestamp? {
        isNull(column) ? nil : Timestamp(milliseconds: sqlite3_column_int64(handle, column))
    }

    func text(_ column: Int32) -> String {
        String(decoding: textBytes(column), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? {
        isNull(column) ? nil : text(column)
    }

    /// A text as its bytes.
    func textBytes(_ column: Int32) -> [UInt8] {
        // The text first: it may convert, and then the count is that of the converted text.
        guard let start = sqlite3_column_text(handle, column) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
