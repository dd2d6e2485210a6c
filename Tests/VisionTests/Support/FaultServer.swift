import Foundation
import Glibc
import Loop

/// A service that answers anything at any byte, as its script says, and remembers what was done to it.
///
/// It listens on a port of its own on 127.0.0.1, or on another loopback address, with a thread for each connection, and ends with its last reference.
/// `until` waits for what a test expects to happen:
///
///     let server = try FaultServer { request in
///         request.turn == 0 ? .json(200, "{}") : .steps([.send("HTTP/1.1 2"), .reset])
///     }
///     try await server.until { $0.left == 1 }
final class FaultServer: Sendable {
    let port: UInt16
    private let host: UInt8
    private let listener: Int32
    private let record = FaultRecord()

    var url: String { "http://127.0.0.\(host):\(port)" }
    var log: FaultLog { record.log }
    var requests: [FaultRequest] { log.requests }

    /// - Parameters:
    ///   - host: the last number of 127.0.0.x.
    ///   - greeting: done to every connection before its first request is read.
    ///   - readsBodies: false: the reply comes as soon as the head is there, and what follows is taken for the next
    ///     request; so end the connection.
    ///   - keepsBodies: whether the log has them too.
    init(
        host: UInt8 = 1, greeting: [FaultStep] = [], readsBodies: Bool = true, keepsBodies: Bool = true,
        _ respond: @escaping @Sendable (FaultRequest) -> FaultReply
    ) throws {
        self.host = host
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = (0x7F00_0000 | UInt32(host)).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // sockaddr_in begins as every sockaddr does; the kernel reads and writes no more than `length` bytes of it.
        let socket = listener
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 1024) == 0
                    && getsockname(socket, $0, &length) == 0
            }
        }
        guard bound else { throw LoopError(call: "bind", code: errno) }
        port = UInt16(bigEndian: address.sin_port)
        let port = FaultPort(
            listener: listener, record: record, greeting: greeting, readsBodies: readsBodies, keepsBodies: keepsBodies,
            respond: respond)
        Thread.detachNewThread { port.serve() }
    }

    deinit {
        // Wakes the accepting thread, which closes the socket.
        shutdown(listener, Int32(SHUT_RDWR))
        record.stop { shutdown($0, Int32(SHUT_RDWR)) }
    }

    /// Returns once the log is as asked; throws where that takes four minutes.
    func until(_ condition: @escaping @Sendable (FaultLog) -> Bool) async throws {
        try await record.until(condition)
    }
}
