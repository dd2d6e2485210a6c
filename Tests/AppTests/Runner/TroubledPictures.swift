import Synchronization
import Vignette

@testable import App

/// Pictures whose preparation goes wrong as a test says.
final class TroubledPictures: PicturePreparer, PictureReader {
    private let trouble: @Sendable (_ call: Int) async -> Failure?
    private let unreadable: Bool
    private let calls = Atomic<Int>(0)
    private let plain = PlainPictures()

    init(unreadable: Bool = false, trouble: @escaping @Sendable (Int) async -> Failure? = { _ in nil }) {
        self.unreadable = unreadable
        self.trouble = trouble
    }

    /// The first so many calls fail.
    convenience init(failing count: Int, _ failure: Failure) {
        self.init { $0 <= count ? failure : nil }
    }

    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        try await plain.prepare(upload, as: preparation)
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture {
        if let failure = await trouble(calls.add(1, ordering: .relaxed).newValue) { throw failure }
        return picture
    }

    func read(_ picture: Picture) async throws(Failure) -> Reading {
        if unreadable { throw Failure(.decodeFailed) }
        return try await plain.read(picture)
    }

    func look(at picture: Picture) async throws(Failure) -> Look {
        try await plain.look(at: picture)
    }
}
