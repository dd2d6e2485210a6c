import Synchronization
import Vignette

/// Makes every picture that is too large a small plain red one, and remembers what was asked for.
final class PlainPreparer: PicturePreparer {
    private let asked = Mutex<[Fit]>([])

    /// In order.
    var fits: [Fit] { asked.withLock { $0 } }

    func prepare(_ upload: Upload, as preparation: Preparation) async throws(Failure) -> PreparedPicture {
        throw Failure(.unsupportedMedia)
    }

    func fit(_ picture: Picture, as preparation: Preparation) async throws(Failure) -> Picture {
        asked.withLock { $0.append(preparation.fit) }
        do {
            return try TestPicture.make(.red, width: preparation.fit.longestSide, height: 64)
        } catch {
            throw Failure(wrapping: error)
        }
    }
}
