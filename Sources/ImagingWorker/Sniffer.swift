internal import CImaging

/// Says what bytes are, by their content alone: libmagic.
///
/// One cookie, used by the one thread that works; its database is mapped when it starts.
final class Sniffer {
    /// libmagic's own limit on what it reads has no effect on memory, so that what it sees is cut here.
    static let prefix = 4096

    private let cookie: magic_t

    init?() {
        guard let cookie = magic_open(MAGIC_MIME_TYPE) else { return nil }
        guard magic_load(cookie, nil) == 0 else {
            magic_close(cookie)
            return nil
        }
        self.cookie = cookie
    }

    deinit {
        magic_close(cookie)
    }

    /// "image/jpeg"; "application/octet-stream" where nobody knows.
    func mediaType(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { buffer in
            // The answer lies in the cookie until its next call; it is copied at once.
            magic_buffer(cookie, buffer.baseAddress, min(buffer.count, Self.prefix)).map { String(cString: $0) }
                ?? "application/octet-stream"
        }
    }
}
