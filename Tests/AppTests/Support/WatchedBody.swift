import Synchronization
import Vignette

@testable import HTTP

/// A streamed answer while it is read, for tests that go on when a certain text has come.
actor WatchedBody: BodySink {
    private var bytes: [UInt8] = []
    private var isOver = false
    private(set) var isWhole = false
    private(set) var writes = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func write(_ piece: [UInt8]) {
        bytes += piece
        writes += 1
        wake()
    }

    func finish() {
        isWhole = true
    }

    /// Returns once what was read holds `part`; false where it ends before that.
    func until(_ part: String) async -> Bool {
        while !text.contains(part) {
            if isOver { return false }
            await withCheckedContinuation { waiting.append($0) }
        }
        return true
    }

    /// All of it, once it is over.
    func end() async -> String {
        while !isOver { await withCheckedContinuation { waiting.append($0) } }
        return text
    }

    private func close() {
        isOver = true
        wake()
    }

    private func wake() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Begins to read; nil where the answer is not streamed.
    static func reading(_ response: Response) -> WatchedBody? {
        guard case .stream(_, _, let write) = response.body else { return nil }
        let body = WatchedBody()
        Task {
            try? await write(ResponseWriter(body))
            await body.close()
        }
        return body
    }
}
