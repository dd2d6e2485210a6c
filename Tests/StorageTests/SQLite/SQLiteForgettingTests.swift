import Foundation
import Testing
import Vignette

@testable import Storage

@Suite struct SQLiteForgettingTests {
    @Test func `nothing of a deleted analysis is left in the files`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let id = PictureCollection.ID.random()
            var items = (0..<40).map { seed in
                Submission.Item.sample(
                    UInt64(seed), owner: Owner(.identity, "ownercanary"), prompt: "wordcanary \(seed)")
            }
            items[3].analysis.pictures[0].fileName = "filecanary.jpg"
            let sent = Picture(
                bytes: Array(String(repeating: "picturecanary", count: 3000).utf8), format: .png,
                size: PictureSize(width: 1, height: 1), digest: "digestcanary")
            let refused = RefusedUpload(position: 40, fileName: "refusedcanary", failure: Failure(.decodeFailed))
            let submission = Submission.sample(
                items, owner: Owner(.identity, "ownercanary"), to: .new(id), refused: [refused])
            _ = try await store.add(submission, queueLimit: 99)
            for job in try await store.claim(99, for: .of("a"), at: .at(0)) {
                try await store.keepSent([sent], of: job.id, for: "a")
                try await store.keepReadings([Reading(text: "readingcanary")], of: job.id, for: "a")
                try await store.save(Progress(phase: .writing, text: "progresscanary"), of: job.id, for: "a")
                let answer = Answer(text: "answercanary \(job.id)", reasoning: "reasoncanary")
                _ = try await store.finish(job.id, .done(answer), for: "a", at: .at(1))
                try await store.setAltText("altcanary", of: job.id)
            }
            let before = folder.bytes
            #expect(before.range(of: Data("answercanary".utf8)) != nil)
            #expect(before.range(of: Data("picturecanary".utf8)) != nil)
            for item in items { try await store.delete(item.analysis.id, at: .at(2)) }
            for _ in 0..<3 { _ = try await store.sweep(at: .at(3), limit: 10) }
            let after = folder.bytes
            #expect(after.range(of: Data("canary".utf8)) == nil)
            let code = try await failure { try await store.analysis(items[0].analysis.id) }
            #expect(code == .gone)
            await store.close()
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a sweep waits for no reader, and forgets once that is gone`() async throws {
        try await Folder.temporary { folder in
            // Three waits for the reader would take longer than the test may.
            let store = try SQLiteStore(folder: folder.path, patience: .seconds(1000))
            let id = try await store.keep(.sample(prompt: "wordcanary"))
            let outsider = try Outsider(folder.database)
            try outsider.ask("BEGIN")
            try outsider.ask("SELECT count(*) FROM analyses")
            try await store.delete(id, at: .at(1))
            for _ in 0..<3 { _ = try await store.sweep(at: .at(2), limit: 10) }
            #expect(folder.bytes.range(of: Data("wordcanary".utf8)) != nil)
            try outsider.ask("COMMIT")
            _ = try await store.sweep(at: .at(3), limit: 10)
            #expect(folder.bytes.range(of: Data("wordcanary".utf8)) == nil)
            await store.close()
        }
    }

    @Test func `a sweep empties the log where there is something to forget, and else leaves it`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            let id = try await store.keep(.sample())
            let size = try #require(folder.logSize)
            _ = try await store.sweep(at: .at(1), limit: 10)
            #expect(size > 0 && folder.logSize == size)
            try await store.delete(id, at: .at(1))
            _ = try await store.sweep(at: .at(1), limit: 10)
            // The note that all was forgotten is the first thing in it.
            #expect(folder.logSize ?? 0 < 50_000)
            await store.close()
        }
    }

    @Test func `a sweep forgets many keys, up to twenty thousand`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            try await store.writer.perform { connection in
                try connection.change {
                    for number in 0..<21_500 {
                        let key = IdempotencyKey(scope: "s", name: "\(number)", fingerprint: "f")
                        try connection.keep(key, .analysis(.random()), at: .at(0))
                    }
                }
            }
            var counts: [Int] = []
            for _ in 0..<2 {
                _ = try await store.sweep(at: .at(86_400), limit: 10)
                counts.append(
                    try await store.writer.perform {
                        try $0.first("SELECT count(*) FROM idempotency_keys") { $0.int(0) } ?? 0
                    })
            }
            #expect(counts == [1500, 0])
            await store.close()
        }
    }

    @Test func `a sweep without deletions leaves the search index alone`() async throws {
        try await Folder.temporary { folder in
            let store = try SQLiteStore(folder: folder.path)
            for seed in 1...5 { try await store.keep(.sample(UInt64(seed))) }
            _ = try await store.sweep(at: .at(1), limit: 10)
            let before = try await store.writer.perform { $0.changes }
            _ = try await store.sweep(at: .at(1), limit: 10)
            let after = try await store.writer.perform { $0.changes }
            #expect(after == before)
            await store.close()
        }
    }
}
