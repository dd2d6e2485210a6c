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
