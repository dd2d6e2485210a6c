import Foundation
import Storage
import Testing
import Vignette

/// A kind of store that is held to the port: what a suite of the contract needs to know of it.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Gives a new, empty store to the body, and removes it afterwards.
    let run: @Sendable (@Sendable (any AnalysisStore & KeyStore & QuotaStore) async throws -> Void) async throws -> Void

    /// Every kind there is. Another one is added here and nowhere else.
    static let all = [sqlite]

    private static let sqlite = StoreUnderTest(testDescription: "SQLite") { body in
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            do {
                try await body(store)
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }
}

/// A folder that is gone after its use.
struct Folder: Sendable {
    let path: String

    static func temporary(_ body: @Sendable (Folder) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/storage-\(UUID().uuidString)"
        let folder = Folder(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(folder)
    }

    var database: String { path + "/vignette.sqlite" }

    /// All bytes of the database and its log.
    var bytes: Data {
        [database, database + "-wal"].reduce(into: Data()) { all, path in
            all.append(FileManager.default.contents(atPath: path) ?? Data())
        }
    }
}

/// What went wrong in `body`; nil where nothing did.
func failure<Value>(of body: () async throws -> Value) async throws -> Failure.Code? {
    do {
        _ = try await body()
        return nil
    } catch let failure as Failure {
        return failure.code
    }
}
