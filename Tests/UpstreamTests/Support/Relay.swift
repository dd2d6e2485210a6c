import Foundation
import Glibc
import Synchronization

/// A gateway between our endpoint and a real server: it takes one request a connection, does to it what it is told,
/// and hands the reply through byte for byte, until it is ended.
final class Relay: Sendable {
    let port: UInt16
    private let listener: Int32
    private let record: RelayRecord

    /// What it does.
    struct Manner: Sendable {
        /// Takes the pictures out of questions and says nothing of it, as some real gateways do.
        var dropsPictures = false
        /// Answers 404 to everything but questions.
        var hidesModels = false
    }

    init(to port: UInt16, _ manner: Manner = Manner()) throws {
        let listener = try FreePort.listen()
        let record = RelayRecord()
        self.port = try FreePort.port(of: listener)
        (self.listener, self.record) = (listener, record)
        Thread.detachNewThread {
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { break }
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                Thread.detachNewThread {
                    RelayConnection(client: client, server: port, manner: manner, record: record).serve()
                }
            }
            close(listener)
        }
    }

    /// Takes no more connections.
    func end() {
        // Wakes the accepting thread, which closes the socket.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// The questions as they came, in order.
    var questions: [Data] { record.questions.withLock { $0 } }
    /// How many pictures were taken out.
    var dropped: Int { record.dropped.withLock { $0 } }

    /// The members of that name in all questions, in order.
    func numbers(_ name: String) -> [Int?] {
        questions.map { question in
            let object = try? JSONSerialization.jsonObject(with: question) as? [String: Any]
            return object?[name] as? Int
        }
    }
}

/// What a `Relay` has seen.
final class RelayRecord: Sendable {
    let questions = Mutex<[Data]>([])
    let dropped = Mutex(0)
}
