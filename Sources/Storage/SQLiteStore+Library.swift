internal import CStorage

extension SQLiteStore {
    /// Of SQLite itself: `3.40.1`.
    public static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
