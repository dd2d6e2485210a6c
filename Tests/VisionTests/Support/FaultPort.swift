import Foundation
import Glibc

/// The thread of a `FaultServer` that accepts connections and gives each a thread of its own.
struct FaultPort: Sendable {
    let listener: Int32
    let record: FaultRecord
    let greeting: [FaultStep]
    let readsBodies: Bool
    let keepsBodies: Bool
    let respond: @Sendable (FaultRequest) -> FaultReply

    /// Returns once the socket is shut down, and closes it.
    func serve() {
        var number = 0
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { break }
            guard record.add(descriptor) else {
                close(descriptor)
                break
            }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            var on: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
            let connection = FaultConnection(
                descriptor: descriptor, number: number, record: record, greeting: greeting, readsBodies: readsBodies,
                keepsBodies: keepsBodies,
                respond: respond)
            number += 1
            record.note { $0.opened += 1 }
            Thread.detachNewThread { connection.serve() }
        }
        close(listener)
    }
}
