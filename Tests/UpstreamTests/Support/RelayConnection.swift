import Foundation
import Glibc
import Synchronization

/// One connection of a `Relay`, on a thread of its own.
struct RelayConnection: Sendable {
    let client: Int32
    let server: UInt16
    let manner: Relay.Manner
    let record: RelayRecord

    private struct Ended: Error {}

    func serve() {
        defer { close(client) }
        guard let (head, body) = try? request(), let line = head.first else { return }
        let isQuestion = line.hasPrefix("POST")
        if isQuestion { record.questions.withLock { $0.append(body) } }
        if !isQuestion, manner.hidesModels {
            try? send(Data("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8), to: client)
            return
        }
        guard let upstream = try? FreePort.connect(to: server) else { return }
        defer { close(upstream) }
        let passed = isQuestion && manner.dropsPictures ? withoutPictures(body) : body
        let kept = head.filter { line in
            !["content-length:", "connection:"].contains { line.lowercased().hasPrefix($0) }
        }
        let lines = kept + ["Content-Length: \(passed.count)", "Connection: close", "", ""]
        guard (try? send(Data(lines.joined(separator: "\r\n").utf8) + passed, to: upstream)) != nil else { return }
        passOn(from: upstream)
    }

    /// The lines of the head, and the body.
    private func request() throws -> ([String], Data) {
        var bytes = Data()
        var end: Range<Data.Index>?
        while end == nil {
            bytes += try receive(from: client)
            end = bytes.firstRange(of: Data("\r\n\r\n".utf8))
        }
        guard let end else { throw Ended() }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let field = head.first { $0.lowercased().hasPrefix("content-length:") }
        let length = field.flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
        var body = Data(bytes[end.upperBound...])
        while body.count < length { body += try receive(from: client) }
        return (head, body)
    }

    private func withoutPictures(_ body: Data) -> Data {
        guard var question = (try? JSONSerialization.jsonObject(with: body)) as? [String: Any],
            var messages = question["messages"] as? [[String: Any]]
        else { return body }
        for (place, message) in messages.enumerated() {
            guard let parts = message["content"] as? [[String: Any]] else { continue }
            let words = parts.filter { $0["type"] as? String != "image_url" }
            record.dropped.withLock { $0 += parts.count - words.count }
            messages[place]["content"] = words
        }
        question["messages"] = messages
        return (try? JSONSerialization.data(withJSONObject: question)) ?? body
    }

    /// Until either side closes.
    private func passOn(from upstream: Int32) {
        while true {
            var polls = [
                pollfd(fd: upstream, events: Int16(POLLIN), revents: 0),
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&polls, 2, 60_000) > 0 else { return }
            // Whoever asks sends nothing more, so that this is its end.
            if polls[1].revents != 0 { return }
            guard let bytes = try? receive(from: upstream), (try? send(bytes, to: client)) != nil else { return }
        }
    }

    private func receive(from descriptor: Int32) throws -> Data {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { throw Ended() }
        return Data(buffer[..<count])
    }

    private func send(_ bytes: Data, to descriptor: Int32) throws {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Ended() }
            rest = rest.dropFirst(count)
        }
    }
}
