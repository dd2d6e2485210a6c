internal import Glibc
internal import Synchronization

/// Room on the disk that is held for the time when there is none left.
///
/// On a full disk nothing new is kept, but what runs must be ended and what is there must be deletable, and both write
/// before they free anything. Then this room is given to them, and nothing new is kept until it can be held again.
final class DiskReserve: Sendable {
    private let path: String
    private let isHeld = Atomic<Bool>(false)

    /// Enough for the log of many deletions.
    private static let size = 4 << 20

    init(folder: String) {
        path = folder + "/vignette.reserve"
    }

    /// Whether the room is held from now on. Blocks where it is not yet.
    func hold() -> Bool {
        if isHeld.load(ordering: .acquiring) { return true }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        guard posix_fallocate(file, 0, off_t(Self.size)) == 0 else {
            unlink(path)
            return false
        }
        isHeld.store(true, ordering: .releasing)
        return true
    }

    /// Gives the room away. Returns false where there was none.
    func release() -> Bool {
        guard isHeld.exchange(false, ordering: .acquiringAndReleasing) else { return false }
        return unlink(path) == 0
    }
}
