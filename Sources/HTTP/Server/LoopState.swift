internal import Glibc
internal import Loop

/// What the connections of one loop share.
///
/// `@unchecked Sendable`: read and changed on its loop only, by connections that live on that loop.
final class LoopState: @unchecked Sendable {
    let loop: EventLoop
    /// Answers are put together here and leave in the same turn; what the socket does not take is copied away.
    var output: [UInt8] = []
    /// Tasks of connections that wait for a request, and how many of them may.
    var waitingTasks = 0
    static let keptTasks = 128
    private var connections: [Connection] = []
    private var sweep: LoopTimer?
    private var dateSecond = 0
    private var dateLine: [UInt8] = []

    init(loop: EventLoop) {
        self.loop = loop
    }

    func add(_ connection: Connection) {
        loop.checkIsolated()
        connection.assumeIsolated { $0.position = connections.count }
        connections.append(connection)
        if sweep == nil { scheduleSweep() }
    }

    func remove(at position: Int) {
        loop.checkIsolated()
        connections.swapAt(position, connections.count - 1)
        connections.removeLast()
        if position < connections.count {
            connections[position].assumeIsolated { $0.position = position }
        }
    }

    func forEachConnection(_ body: @Sendable (isolated Connection) -> Void) {
        loop.checkIsolated()
        // A copy: closing takes connections out of the list.
        for connection in connections {
            connection.assumeIsolated { body($0) }
        }
    }

    /// `date: …\r\n`, made once a second. RFC 9110 §6.6.1
    func dateField() -> [UInt8] {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        if time.tv_sec != dateSecond {
            dateSecond = time.tv_sec
            dateLine = Array("date: \(HTTPDate.text(secondsSince1970: time.tv_sec))\r\n".utf8)
        }
        return dateLine
    }

    /// Timeouts are checked once a second for all connections together: a request then costs no timer of its own.
    private func scheduleSweep() {
        // Holds this state, and lets go of it once there is no connection left.
        sweep = loop.schedule(after: .seconds(1)) { [self] in
            let now = loop.now
            forEachConnection { $0.sweep(at: now) }
            sweep = nil
            if !connections.isEmpty { scheduleSweep() }
        }
    }
}
