import Foundation
import Testing
import Vignette

@testable import Storage

@Suite struct SQLiteClosingTests {
    @Test(arguments: [false, true])
    func `after the end one file has everything`(hasCompany: Bool) async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let outsider = try Outsider(folder.database)
            // Whoever has the database open keeps the log's file from being removed.
            if hasCompany { try outsider.ask("SELECT count(*) FROM analyses") }
            let items = (1...20).map { Submission.Item.sample(UInt64($0)) }
            for item in items { try await store.keep(item) }
            try await store.complete()
            #expect(folder.logSize ?? 0 > 0)
            await store.close()
            #expect(folder.logSize ?? 0 == 0)
            if !hasCompany { #expect(folder.logSize == nil) }
            let copy = Folder(path: folder.path + "/copy")
            try FileManager.default.createDirectory(atPath: copy.path, withIntermediateDirectories: false)
            try FileManager.default.copyItem(atPath: folder.database, toPath: copy.database)
            let next = try SQLiteStore(folder: copy.path)
            for item in items {
                let analysis = try await next.analysis(item.analysis.id)
                #expect(analysis.pictures == item.analysis.pictures)
                let picture = try await next.picture(item.pictures[0].digest)
                #expect(picture == item.pictures[0])
            }
            let first = try await next.analysis(items[0].analysis.id)
            #expect(first.state == .done && first.answer == .sample)
            await next.close()
        }
    }

    @Test func `what is closed is closed, once or twice`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            await store.close()
            await store.close()
            let code = try await failure { try await store.keep(.sample()) }
            #expect(code == .busy)
        }
    }
}

extension Folder {
    /// Nil where there is no log.
    var logSize: Int? {
        (try? FileManager.default.attributesOfItem(atPath: database + "-wal"))?[.size] as? Int
    }
}
