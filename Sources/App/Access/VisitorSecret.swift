internal import Bytes
internal import Glibc
internal import Vignette

/// What a new visitor's cookie is made of where the same request has to make the same cookie again.
///
/// A sender who names a request may lose its answer, and the cookie with it. Sent once more it gets the same cookie,
/// which nobody can make who does not know this secret.
struct VisitorSecret: Sendable {
    private let key: Secret

    /// In bytes.
    private static let length = 32
    private static let fileName = "visitor.key"

    private init(_ bytes: [UInt8]) {
        key = Secret(Hex.encode(bytes))
    }

    /// One that ends with this process.
    static func random() -> VisitorSecret { VisitorSecret(RandomBytes.make(length)) }

    /// The one that is kept in `folder`, which is made where there is none. Nobody else may be at work there.
    init(keptIn folder: String) throws(StartError) {
        let path = folder + "/" + Self.fileName
        if let bytes = try Self.read(path) {
            self.init(bytes)
        } else {
            let bytes = RandomBytes.make(Self.length)
            try Self.write(bytes, to: path)
            self.init(bytes)
        }
    }

    /// The cookie of whoever sends that request for the first time.
    func cookie(for request: IdempotencyKey) throws(Failure) -> VisitorCookie {
        var message: [UInt8] = []
        for part in [request.scope, request.name, request.fingerprint] {
            // The length stands before each, so that no two requests read alike.
            message += "\(part.utf8.count):\(part)".utf8
        }
        guard let code = try? HMAC.sha256(of: message, key: key.reveal().utf8),
            let cookie = VisitorCookie(token: Hex.encode(Array(code.prefix(16))))
        else { throw Failure(.internal, detail: "no code of a new cookie could be made") }
        return cookie
    }

    // MARK: - The file

    /// Nil where there is none.
    private static func read(_ path: String) throws(StartError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(path, "cannot be opened", errno)
        }
        defer { close(file) }
        // One byte more than it holds, so that a longer one is seen.
        var bytes = [UInt8](repeating: 0, count: length + 1)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw failure(path, "cannot be read", errno) }
        guard count == length else {
            throw StartError(
                description: "\(path) is not what was written there: remove it, and a new one is made")
        }
        return Array(bytes[..<count])
    }

    /// Whole or not at all, whenever this process ends.
    private static func write(_ bytes: [UInt8], to path: String) throws(StartError) {
        let draft = path + ".new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(draft, "cannot be made", errno) }
        let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let code = errno
        close(file)
        guard isWritten else { throw failure(draft, "cannot be written", code) }
        guard rename(draft, path) == 0 else { throw failure(path, "cannot be made", errno) }
    }

    private static func failure(_ path: String, _ what: String, _ code: Int32) -> StartError {
        // glibc keeps the text of this call for each thread.
        let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        return StartError(description: "\(path) \(what): \(reason)")
    }
}
