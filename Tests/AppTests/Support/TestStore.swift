import Storage
import Vignette

/// A real store in a folder of its own, which is gone with it.
final class TestStore: Sendable {
    let store: any AnalysisStore & QuotaStore
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(folder: folder.path, readers: 2)
    }
}
