internal import CStorage

/// What a function of SQLite answered, with the extended part. Codes that have no name here are kept as they are.
///
/// https://www.sqlite.org/rescode.html
struct ResultCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    let rawValue: Int32

    static let ok = ResultCode(rawValue: SQLITE_OK)
    static let row = ResultCode(rawValue: SQLITE_ROW)
    static let done = ResultCode(rawValue: SQLITE_DONE)
    static let busy = ResultCode(rawValue: SQLITE_BUSY)
    static let locked = ResultCode(rawValue: SQLITE_LOCKED)
    static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
    static let fault = ResultCode(rawValue: SQLITE_IOERR)
    static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
    static let full = ResultCode(rawValue: SQLITE_FULL)
    static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
    static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
    static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
    static let outOfMemory = ResultCode(rawValue: SQLITE_NOMEM)

    /// The index of a write-ahead log, for which there was no room.
    static let sharedMemorySize = ResultCode(rawValue: SQLITE_IOERR | 19 << 8)

    /// Without the extended part.
    var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

    /// SQLite's own words for the code, which never hold anything of a statement or its values.
    var description: String {
        let words = sqlite3_errstr(rawValue).map { String(cString: $0) } ?? "unknown"
        return "\(words) (\(rawValue))"
    }
}
