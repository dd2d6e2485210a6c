internal import Glibc
public import Loop

/// One request on a connection of its own, for a program that has nothing else to do: it blocks.
public enum BlockingExchange {
    private static let answerLimit = 64 * 1024

    /// The whole answer, head first, as text. Connecting, sending and each wait for bytes may take `seconds`.
    public static func get(_ path: String, from address: ListenAddress, seconds: Int) throws(LoopError) -> String {
        guard let target = SocketAddress(address) else { throw LoopError(call: "socket path", code: ENAMETOOLONG) }
        let descriptor = socket(target.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw LoopError(call: "socket", code: errno) }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard target.withPointer({ connect(descriptor, $0, $1) }) == 0 else {
            throw LoopError(call: "connect", code: errno)
        }
        let request = Array("GET \(path) HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw LoopError(call: "send", code: errno)
        }
        return try receive(descriptor)
    }

    private static func receive(_ descriptor: Int32) throws(LoopError) -> String {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while answer.count < answerLimit {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw LoopError(call: "recv", code: errno) }
            if count == 0 { break }
            answer += buffer[0..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
