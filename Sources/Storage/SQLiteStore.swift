internal import Vignette

/// The store: one SQLite file.
public struct SQLiteStore: Sendable {
}
