import Bytes
import TestSupport
import Vignette

let alice = Owner(.visitor, "alice")
let bob = Owner(.identity, "bob@example.org")

extension Timestamp {
    /// So many seconds after a fixed moment.
    static func at(_ seconds: Int) -> Timestamp {
        Timestamp(milliseconds: 1_767_225_600_000 + Int64(seconds) * 1000)
    }
}

extension Lease {
    static func of(_ holder: String, until seconds: Int = 60) -> Lease {
        Lease(holder: holder, until: .at(seconds))
    }
}

extension Picture {
    /// A picture that is none, but has bytes and their digest.
    static func sample(_ seed: UInt64, count: Int = 500, format: PictureFormat = .jpeg) -> Picture {
        var random = SeededGenerator(seed)
        let bytes = random.bytes(count)
        let digest = (try? SHA256.digest(of: bytes))?.hex ?? ""
        return Picture(bytes: bytes, format: format, size: PictureSize(width: 40, height: 30), digest: digest)
    }
}

extension KeptKey {
    static func sample(_ name: String = "ci", created seconds: Int = 0) -> KeptKey {
        let digest = (try? SHA256.digest(of: Array(name.utf8)))?.hex ?? ""
        return KeptKey(name: name, digest: digest, created: .at(seconds))
    }
}

extension Receipt {
    static let sample = Receipt(
        claimedType: "image/png", foundType: "image/jpeg", turned: .quarterLeft, colours: [.cmyk, .profile],
        flattened: true, padded: true, framesDropped: 3, removed: [.gps, .comment],
        sizeBefore: PictureSize(width: 4000, height: 3000), sizeAfter: PictureSize(width: 2048, height: 1536),
        bytesBefore: 3_000_000, bytesAfter: 300_000)
}

extension QuestionPlan {
    static func sample(prompt: String = "") -> QuestionPlan {
        QuestionPlan(
            recipe: "describe", recipeTitle: "Describe", prompt: prompt, instruction: "Describe it.", fit: .medium)
    }
}

extension Answer {
    static let sample = Answer(
        text: "A red bicycle leans on a wall. It is old.", reasoning: "I see two wheels.",
        readings: [Reading(text: "NO PARKING", words: 2, codes: [.init(kind: .qr, content: "https://example.org")])],
        model: "qwen2.5-vl", finish: .complete, usage: TokenUsage(prompt: 900, answer: 40),
        timing: AnswerTiming(firstPiece: .milliseconds(350), total: .nanoseconds(2_123_456_789)), bytesSent: 400_000,
        sight: .sees, notes: [.smallerPictures(.small), .answerShortened(300), .usageNotAsked])
}

extension Submission.Item {
    /// An analysis of pictures that differ with `seed`.
    static func sample(
        _ seed: UInt64 = 1, owner: Owner = alice, fileName: String? = nil, prompt: String = "", pictures: Int = 1,
        fingerprint: String = "print", created: Int = 0, expires: Int? = nil, position: Int? = nil,
        collection: PictureCollection.ID = .random()
    ) -> Submission.Item {
        let masters = (0..<pictures).map { Picture.sample(seed &* 100 &+ UInt64($0)) }
        let thumbnails = (0..<pictures).map { Picture.sample(seed &* 100 &+ UInt64($0) &+ 50, count: 60) }
        let kept = zip(masters, thumbnails).map { master, thumbnail in
            AnalysisPicture(
                fileName: fileName, master: PictureFacts(master), thumbnail: PictureFacts(thumbnail), receipt: .sample)
        }
        let analysis = Analysis(
            id: .random(), owner: owner, place: position.map { CollectionPlace(collection, position: $0) },
            plan: .sample(prompt: prompt), pictures: kept, created: .at(created), expires: expires.map { .at($0) })
        return Submission.Item(analysis: analysis, pictures: masters + thumbnails, fingerprint: fingerprint)
    }
}

extension Submission {
    static func sample(
        _ items: [Item], owner: Owner = alice, to target: Target = .alone, refused: [RefusedUpload] = [],
        key: IdempotencyKey? = nil, created: Int = 0
    ) -> Submission {
        Submission(owner: owner, target: target, items: items, refused: refused, key: key, created: .at(created))
    }
}

extension AnalysisStore {
    /// Keeps one analysis. Returns its id.
    @discardableResult
    func keep(_ item: Submission.Item) async throws -> Analysis.ID {
        _ = try await add(.sample([item], owner: item.analysis.owner), queueLimit: 1000)
        return item.analysis.id
    }

    /// Runs the job whose turn it is to its end. Returns its id.
    @discardableResult
    func complete(_ outcome: Outcome = .done(.sample), at seconds: Int = 5) async throws -> Analysis.ID? {
        guard let job = try await claim(1, for: .of("runner"), at: .at(seconds)).first else { return nil }
        _ = try await finish(job.id, outcome, for: "runner", at: .at(seconds))
        return job.id
    }
}
