internal import Glibc
internal import Synchronization

/// The folder of the data, held by this process alone as long as this value lives.
///
/// The hold is a lock of the kernel on a file in it, which ends with the process however that ends.
final class DataFolder: Sendable {
    let path: String
    /// Owned: closed once, by `deinit`.
    private let lock: Int32

    var database: String { Self.database(in: path) }

    /// Where the database of a folder lies, whoever holds that.
    static func database(in folder: String) -> String {
        (folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/vignette.sqlite"
    }

    /// Makes the folder where it is missing, and an empty database in it, both for this user alone.
    init(_ path: String) throws(StorageError) {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.path = path
        try Self.make(path)
        lock = try Self.open(path + "/vignette.lock")
        // Everything is set: what is thrown from here on runs `deinit`, which closes.
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            throw code == EWOULDBLOCK ? .inUse(folder: path) : Self.error(code, path)
        }
        // SQLite gives its log the permissions of this file. Nobody has the database open yet: closing a file would
        // end the locks of the whole process on it.
        Glibc.close(try Self.open(path + "/vignette.sqlite"))
    }

    deinit {
        // Closing alone would not do while a child that is just being started still shares the file.
        flock(lock, LOCK_UN)
        Glibc.close(lock)
    }

    private static func make(_ path: String) throws(StorageError) {
        if mkdir(path, 0o700) == 0 { return }
        let code = errno
        switch code {
        case EEXIST:
            return
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw error(code, path) }
            try make(String(path[..<slash]))
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw error(errno, path) }
        default:
            throw error(code, path)
        }
    }

    private static func open(_ path: String) throws(StorageError) -> Int32 {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw error(errno, path) }
        return file
    }

    private static func error(_ code: Int32, _ path: String) -> StorageError {
        code == ENOSPC || code == EDQUOT
            ? .full(path: path) : .unwritable(path: path, cause: String(cString: strerror(code)))
    }
}
