/// Why the store cannot be opened: one line, with what to do about it.
public enum StorageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The folder or a file in it cannot be made, opened or written.
    case unwritable(path: String, cause: String)
    case full(path: String)
    /// Another server works with the folder.
    case inUse(folder: String)
    /// A server of another version works with the folder, or one that has not got ready yet.
    case heldByOther(folder: String)
    /// Another program holds a lock on the database.
    case locked(path: String)
    /// A database that a later version of this program has changed.
    case newer(path: String, version: Int, known: Int)
    /// A database of another program.
    case foreign(path: String)
    case damaged(path: String, cause: String)
    case other(path: String, cause: String)

    public var description: String {
        switch self {
        case .unwritable(let path, let cause):
            "\(path) cannot be written (\(cause)): give this server a folder of its own on a writable disk "
                + "with VIGNETTE_DATA or --data."
        case .full(let path):
            "\(path) lies on a disk that is full: free some space there, then start again; nothing saved is lost."
        case .inUse(let folder):
            "\(folder) is in use by another Vignette server: stop that one first, or choose another folder "
                + "with VIGNETTE_DATA or --data."
        case .heldByOther(let folder):
            "\(folder) is in use by a Vignette server of another version, or by one that is just starting: use the "
                + "program of that version, or try again in a moment."
        case .locked(let path):
            "\(path) is locked by another program: close whatever has it open, then start again."
        case .newer(let path, let version, let known):
            "\(path) was changed by a newer Vignette (schema \(version), this one knows \(known)): "
                + "install that version, or restore a backup from before."
        case .foreign(let path):
            "\(path) is a database of another program: choose another folder with VIGNETTE_DATA or --data."
        case .damaged(let path, let cause):
            "\(path) is damaged (\(cause)): restore a backup, or move the file and its -wal and -shm away "
                + "to start empty."
        case .other(let path, let cause):
            "\(path) cannot be opened: \(cause)."
        }
    }

    init(_ error: SQLiteError, path: String) {
        self =
            if error.isFull {
                .full(path: path)
            } else if error.isLocked {
                .locked(path: path)
            } else if error.isUnwritable {
                .unwritable(path: path, cause: error.code.description)
            } else if error.isDamage {
                .damaged(path: path, cause: error.code.description)
            } else {
                .other(path: path, cause: error.description)
            }
    }
}
