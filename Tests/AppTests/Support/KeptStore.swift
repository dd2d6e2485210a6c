import Storage

/// A real store with all its ports, in a folder of its own, which is gone with it.
final class KeptStore: Sendable {
    let store: SQLiteStore
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(folder: folder.path, readers: 1)
    }
}
