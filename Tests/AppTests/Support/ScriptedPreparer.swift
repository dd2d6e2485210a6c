import Bytes
import Synchronization
import Vignette

/// Makes a picture of any bytes, without decoding them; what they begin with says which of them are bad.
final class ScriptedPreparer: PicturePreparer {
    private struct State {
        var atWork = 0
        var most = 0
        var uploads: [Upload] = []
        var preparations: [Preparation] = []
    }

    private let state = Mutex(State())
    /// Holds up each picture until it returns.
    private let wait: @Sendable () async -> Void

    init(wait: @escaping @Sendable () async -> Void = {}) {
        self.wait = wait
    }

    var uploads: [Upload] { state.withLock { $0.uploads } }
    var preparations: [Preparation] { state.withLock { $0.preparations } }
    /// How many pictures were at hand at once.
    var most: Int { state.withLock { $0.most } }

    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        state.withLock { state in
            state.atWork += 1
            state.most = max(state.most, state.atWork)
            state.uploads.append(upload)
            state.preparations.append(preparation)
        }
        defer { state.withLock { $0.atWork -= 1 } }
        await wait()
        let text = String(decoding: upload.bytes.prefix(8), as: UTF8.self)
        if text.hasPrefix("damaged") { throw .decodeFailed(reason: "it ends too early") }
        if text.hasPrefix("word") { throw .unsupportedMedia(found: "a Word document") }
        if text.hasPrefix("vast") { throw .tooLarge(.pixels, limit: 40_000_000, actual: 50_000_000) }
        if text.hasPrefix("busy") { throw .busy("too many pictures wait already", retryAfter: 7) }
        if text.hasPrefix("fault") { throw Failure(.internal, detail: "a fault of ours") }
        let picture = Self.picture(upload.bytes)
        let receipt = Receipt(
            claimedType: upload.claimedType, foundType: "image/jpeg", sizeBefore: picture.size,
            sizeAfter: picture.size, bytesBefore: upload.bytes.count, bytesAfter: picture.bytes.count)
        return PreparedPicture(
            picture: picture, thumbnail: Self.picture(Array("small ".utf8) + upload.bytes), receipt: receipt)
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture { picture }

    private static func picture(_ bytes: [UInt8]) -> Picture {
        Picture(
            bytes: bytes, format: .jpeg, size: PictureSize(width: 640, height: 480),
            digest: (try? SHA256.digest(of: bytes).hex) ?? "")
    }
}
