internal import Synchronization
internal import Vignette

/// A reader that reads the same in every picture, or fails, and remembers what it was asked.
final class FixedReader: PictureReader {
    private let reading: Result<Reading, Failure>
    private let look: Look
    private let steps = Mutex<[String]>([])
    private let beforeRead: @Sendable () async -> Void

    init(
        _ reading: Result<Reading, Failure> = .success(Reading()), look: Look = .sample,
        beforeRead: @escaping @Sendable () async -> Void = {}
    ) {
        self.reading = reading
        self.look = look
        self.beforeRead = beforeRead
    }

    var asked: [String] { steps.withLock { $0 } }

    func read(_ picture: Picture) async throws(Failure) -> Reading {
        steps.withLock { $0.append("read \(picture.digest)") }
        await beforeRead()
        return try reading.get()
    }

    func look(at picture: Picture) async throws(Failure) -> Look {
        steps.withLock { $0.append("look \(picture.digest)") }
        return look
    }
}

extension Look {
    static let sample = Look(
        kind: .photo, colours: [.init(name: .blue, share: 0.6), .init(name: .white, share: 0.25)], brightness: 0.5,
        sharpness: 400)
}
