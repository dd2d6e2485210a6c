internal import CStorage
internal import Glibc
internal import Vignette

/// A call of SQLite that failed.
///
/// It holds the statement's text, which is a constant of this program, and never a value that was bound to it: not even
/// SQLite's own message, which quotes some of them.
struct SQLiteError: Error, Sendable, CustomStringConvertible {
    let code: ResultCode
    /// What the kernel said, where it had to do with it; else 0.
    let systemError: Int32
    let action: String

    init(_ code: ResultCode, systemError: Int32 = 0, _ action: String) {
        self.code = code
        self.systemError = systemError
        self.action = action
    }

    var description: String {
        let cause = systemError == 0 ? "" : ", \(String(cString: strerror(systemError)))"
        return "SQLite: \(code)\(cause), in: \(action)"
    }

    /// No room on the disk, in the quota, or in what the database may have.
    var isFull: Bool {
        if code.primary == .full || code == .sharedMemorySize { return true }
        return code.primary == .fault && [ENOSPC, EDQUOT].contains(systemError)
    }

    var isLocked: Bool { [.busy, .locked].contains(code.primary) }

    var isUnwritable: Bool {
        [.readOnly, .cannotOpen].contains(code.primary) || code.primary == .fault && systemError == EROFS
    }

    var isDamage: Bool { [.corrupt, .notADatabase].contains(code.primary) }

    /// What whoever asked is told.
    var failure: Failure {
        if isFull { return Failure(.storageFull, detail: description) }
        if isLocked {
            return Failure(.busy, message: "This server is busy: its database is locked.", detail: description)
        }
        if isUnwritable {
            return Failure(
                .busy, message: "This server cannot save anything at the moment.",
                advice: "Nothing saved before is lost; please try again later.", detail: description)
        }
        return Failure(.internal, detail: description)
    }
}
