import Testing
import Vignette

@testable import Storage

@Suite struct SQLitePlanTests {
    /// Tables of one row, and what is made on the way; of the keys all are wanted.
    private static let allowed = [
        "SCAN upkeep", "SCAN api_keys", "SCAN CONSTANT ROW", "SCAN (subquery", "SCAN search VIRTUAL TABLE",
    ]

    @Test func `no statement looks through a whole table`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path, readers: 1)
            try await useEverything(store)
            var texts: Set<String> = []
            for queue in [store.writer] + store.readers {
                texts.formUnion(try await queue.perform { $0.texts })
            }
            let outsider = try Outsider(folder.database)
            // Of the start alone, and of no table.
            for sql in texts.sorted() where !sql.hasPrefix("PRAGMA") && !sql.contains("sqlite_schema") {
                if ["migrations", "pragma_"].contains(where: { sql.contains($0) }) { continue }
                let steps = try outsider.ask("EXPLAIN QUERY PLAN " + sql).compactMap(\.last)
                let scans = steps.filter { step in
                    // The older half of a table is too much as well.
                    step.contains("(rowid<?)") && !step.contains("INDEX analyses_")
                        || step.hasPrefix("SCAN") && !Self.allowed.contains { step.hasPrefix($0) }
                            // An index that holds only what is looked for.
                            && !step.contains("USING INDEX analyses_queued") && !step.contains("INDEX analyses_running")
                            && !step.contains("COVERING INDEX analyses_queued")
                }
                #expect(scans.isEmpty, "\(sql): \(scans)")
            }
            #expect(texts.count > 50)
            await store.close()
        }
    }

    /// Calls every method of the port, with something to do for each.
    private func useEverything(_ store: SQLiteStore) async throws {
        let id = PictureCollection.ID.random()
        let refused = RefusedUpload(position: 1, fileName: nil, failure: Failure(.decodeFailed))
        let key = IdempotencyKey(scope: "s", name: "n", fingerprint: "f")
        let first = Submission.Item.sample(1)
        _ = try await store.add(.sample([first], to: .new(id), refused: [refused], key: key), queueLimit: 99)
        _ = try await store.add(.sample([.sample(2)], to: .existing(id), key: key, created: 99_999), queueLimit: 99)
        for seed in 3...6 { try await store.keep(.sample(UInt64(seed), expires: 9)) }
        _ = try await store.place(of: key, at: .at(1))
        try await store.keep(key, for: .analysis(first.analysis.id), at: .at(1))
        _ = try await store.analysis(like: "print", of: alice, at: .at(1))
        _ = try await store.collection(id)
        _ = try await store.picture(first.pictures[0].digest)
        for words in [nil, "word"] {
            _ = try await store.analyses(LibraryQuery(owner: alice, words: words, after: first.analysis.id, limit: 2))
        }
        _ = try await store.queuePosition(of: first.analysis.id)
        let jobs = try await store.claim(3, for: .of("a"), at: .at(0))
        _ = try await store.renew(jobs.map(\.id), .of("a"))
        try await store.save(Progress(phase: .asking), of: jobs[0].id, for: "a")
        try await store.save(Progress(phase: .writing, text: "x"), of: jobs[0].id, for: "a")
        try await store.keepSent([.sample(70)], of: jobs[0].id, for: "a")
        try await store.keepReadings([Reading(text: "x")], of: jobs[0].id, for: "a")
        _ = try await store.finish(
            jobs[0].id, .failed(Failure(.emptyAnswer), partial: .sample), for: "a", at: .at(1))
        try await store.postpone(jobs[1].id, until: .at(7), because: Failure(.rateLimited), for: "a")
        _ = try await store.nextTurn()
        _ = try await store.queueLength()
        try await store.handBack(of: "a")
        try await store.handBack(of: nil)
        _ = try await store.stopQueued(jobs[1].id, at: .at(1))
        _ = try await store.retryFailed(of: id, queueLimit: 99)
        try await store.setAltText("x", of: jobs[0].id)
        try await store.delete(first.analysis.id, at: .at(1))
        _ = try await store.addKey(.sample())
        _ = try await store.keys()
        _ = try await store.removeKey(named: "ci")
        _ = try await store.takeFromQuota(of: "a", on: QuotaDay(of: .at(0)), limit: 9)
        _ = try await store.sweep(at: .at(999_999), limit: 9)
        try await store.check()
        _ = try await failure { try await store.analysis(first.analysis.id) }
    }
}
