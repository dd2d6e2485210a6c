import Glibc

/// A port of 127.0.0.1 that nobody used a moment ago.
enum FreePort {
    struct None: Error {}

    static func find() throws -> UInt16 {
        let descriptor = try listen()
        defer { close(descriptor) }
        return try port(of: descriptor)
    }

    /// A listening socket on a port of its own.
    static func listen() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw None() }
        guard with(0, { bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 64) == 0 else {
            close(descriptor)
            throw None()
        }
        return descriptor
    }

    static func port(of descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // sockaddr_in begins as every sockaddr does; the kernel writes no more than `length` bytes of it.
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw None() }
        return UInt16(bigEndian: address.sin_port)
    }

    /// A blocking connection to a port of 127.0.0.1.
    static func connect(to port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw None() }
        guard with(port, { Glibc.connect(descriptor, $0, $1) }) == 0 else {
            close(descriptor)
            throw None()
        }
        return descriptor
    }

    private static func with(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        // sockaddr_in begins as every sockaddr does; the kernel reads no more than the length given.
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
