import Bytes
import Storage
import Synchronization
import Testing
import Vignette

@testable import App

@Suite struct KeyRingTests {
    @Test func `a new ring has the keys of the settings, and gets those that are kept`() {
        let ring = KeyRing([ConfiguredKey(name: "ci", key: .init(SampleKeys.ci.text))])
        #expect(!ring.isEmpty && ring.name(of: SampleKeys.ci.text.utf8) == "ci")
        #expect(ring.name(of: SampleKeys.other.text.utf8) == nil)
        ring.replace(with: [SampleKeys.other.kept])
        #expect(ring.name(of: SampleKeys.other.text.utf8) == "other")
        ring.replace(with: [])
        #expect(ring.name(of: SampleKeys.other.text.utf8) == nil && ring.name(of: SampleKeys.ci.text.utf8) == "ci")
        #expect(KeyRing().isEmpty)
    }

    @Test func `a kept key that cannot be read fits nothing, and opens nothing`() {
        let ring = KeyRing()
        ring.replace(with: [KeptKey(name: "odd", digest: "zz", created: Timestamp(milliseconds: 0))])
        #expect(!ring.isEmpty)
        for text in ["", "zz", SampleKeys.ci.text] { #expect(ring.name(of: text.utf8) == nil) }
    }

    @Test func `it follows the store, and stays as it was where that cannot be read`() async throws {
        let kept = try KeptStore()
        let ring = KeyRing()
        let watch = KeyWatch(ring: ring, store: kept.store, log: Log { _ in })
        try await watch.refresh()
        #expect(ring.isEmpty)
        _ = try await kept.store.addKey(SampleKeys.ci.kept)
        try await watch.refresh()
        #expect(ring.name(of: SampleKeys.ci.text.utf8) == "ci")
        await kept.store.close()
        await #expect(throws: Failure.self) { try await watch.refresh() }
        #expect(ring.name(of: SampleKeys.ci.text.utf8) == "ci" && !ring.isEmpty)
    }

    @Test func `revoking the last key opens nothing until somebody says so`() async throws {
        let kept = try KeptStore()
        let ring = KeyRing()
        let watch = KeyWatch(ring: ring, store: kept.store, log: Log { _ in })
        _ = try await kept.store.addKey(SampleKeys.ci.kept)
        _ = try await kept.store.removeKey(named: "ci")
        // As at a start, too: this ring has never seen it.
        try await watch.refresh()
        #expect(!ring.isEmpty && ring.name(of: SampleKeys.ci.text.utf8) == nil)
        _ = try await kept.store.forgetFormerKeys()
        try await watch.refresh()
        #expect(ring.isEmpty)
    }

    @Test func `a name that the settings have as well is said once`() async throws {
        let kept = try KeptStore()
        let lines = Lines()
        let watch = KeyWatch(
            ring: KeyRing([ConfiguredKey(name: "ci", key: .init(SampleKeys.other.text))]), store: kept.store,
            log: Log { lines.add($0) })
        _ = try await kept.store.addKey(SampleKeys.ci.kept)
        _ = try await kept.store.addKey(SampleKeys.other.kept)
        for _ in 0..<3 { try await watch.refresh() }
        #expect(lines.all.count == 1 && lines.all.first?.contains("name=ci") == true)
    }

    /// Answers as the test says, one call after the other; the last answer is for all that follow.
    private final class ScriptedStore: KeyStore {
        private let answers: Mutex<[Result<[KeptKey], Failure>]>
        private let asked: AsyncStream<Void>.Continuation
        let calls: AsyncStream<Void>

        init(_ answers: [Result<[KeptKey], Failure>]) {
            self.answers = Mutex(answers)
            (calls, asked) = AsyncStream.makeStream(of: Void.self)
        }

        func keys() async throws(Failure) -> [KeptKey] {
            let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            asked.yield()
            return try answer.get()
        }

        func addKey(_ key: KeptKey) async throws(Failure) -> Bool { false }
        func removeKey(named name: String) async throws(Failure) -> Bool { false }
        func hasHadKeys() async throws(Failure) -> Bool { false }
        func forgetFormerKeys() async throws(Failure) -> Bool { false }
    }

    @Test(arguments: [(Duration.seconds(60), 2), (.zero, 4)])
    func `it goes on after errors, and says so once in a while`(silence: Duration, count: Int) async throws {
        let trouble = Result<[KeptKey], Failure>.failure(Failure(.busy, detail: "locked"))
        let store = ScriptedStore([trouble, trouble, trouble, .success([SampleKeys.ci.kept])])
        let lines = Mutex<[String]>([])
        let ring = KeyRing()
        ring.replace(with: [SampleKeys.other.kept])
        let log = Log { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        var watch = KeyWatch(ring: ring, store: store, log: log)
        watch.interval = .milliseconds(1)
        watch.silence = silence
        let running = Task { [watch] in await watch.run() }
        var calls = 0
        // The sixth call comes after all that the fourth brought about.
        for await _ in store.calls {
            calls += 1

            if calls == 6 { break }
        }
        running.cancel()
        await running.value
        #expect(ring.name(of: SampleKeys.ci.text.utf8) == "ci" && ring.name(of: SampleKeys.other.text.utf8) == nil)
        let said = lines.withLock { $0 }
        #expect(said.count == count && said.dropLast().allSatisfy { $0.contains("locked") })
        #expect(said.last?.contains("read again") == true)
    }
}
