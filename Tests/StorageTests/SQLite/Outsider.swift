import CStorage

/// Another program that has the database open.
final class Outsider {
    struct Refused: Error {
        let message: String
    }

    private var handle: OpaquePointer?

    init(_ path: String) throws {
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK else {
            throw Refused(message: "cannot open \(path)")
        }
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// The columns of all rows, as texts; NULL is an empty one.
    @discardableResult
    func ask(_ sql: String) throws -> [[String]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw refusal }
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return rows
            case SQLITE_ROW:
                rows.append(
                    (0..<sqlite3_column_count(statement)).map { column in
                        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
                    })
            default: throw refusal
            }
        }
    }

    private var refusal: Refused { Refused(message: String(cString: sqlite3_errmsg(handle))) }
}
