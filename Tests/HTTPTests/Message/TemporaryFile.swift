import Glibc

/// A file of its own, gone with its owner.
final class TemporaryFile: Sendable {
    let path: String

    init(_ bytes: [UInt8]) throws {
        var template = Array("/tmp/vignette-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Failure(call: "mkstemp") }
        defer { close(descriptor) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure(call: "write") }
    }

    deinit {
        unlink(path)
    }

    func shrink(to length: Int) throws {
        guard truncate(path, length) == 0 else { throw Failure(call: "truncate") }
    }

    struct Failure: Error {
        let call: String
    }
}
