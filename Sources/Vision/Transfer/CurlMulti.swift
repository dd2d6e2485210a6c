internal import CVision
internal import Loop

/// Libcurl's multi handle: all transfers of one loop, and the connections kept between them.
///
/// Lives on its loop. Everything of libcurl is touched there only: the desk hands it out nowhere else, and sockets and
/// timers call back there.
final class CurlMulti {
    struct Unavailable: Error {}

    /// Connections that are kept for later.
    private static let keptConnections = 64
    private static let keptHandles = 16

    /// Libcurl's own start, once a process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    let loop: EventLoop
    /// Owned: made in init alone, freed by `close` alone, which makes it nil.
    private(set) var pointer: UnsafeMutableRawPointer?
    private var running: [ObjectIdentifier: Transfer] = [:]
    private var idle: [EasyHandle] = []
    private var held: [Transfer] = []
    /// Wake those who wait for news of a reply when their patience ends.
    private var nudges: [ObjectIdentifier: LoopTimer] = [:]

    /// The descriptors that libcurl wants watched.
    var watches: [Int32: Watch] = [:]
    /// Libcurl's next own deadline.
    var timer: LoopTimer?
    var timerEnd = Moment.never
    /// When `timer` fires, which may be sooner.
    var timerAt = Moment.never

    init(loop: EventLoop) throws {
        guard Self.isReady, let pointer = curl_multi_init() else { throw Unavailable() }
        self.loop = loop
        self.pointer = pointer
        _ = vision_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, Self.keptConnections)
        setCallbacks(pointer)
    }

    // MARK: - What the desk asks for

    func begin(_ request: TransferRequest, for inbox: ReplyInbox) {
        guard !inbox.hasEnded else { return }
        guard let pointer else { return refuse(inbox, "closed") }
        guard let handle = idle.popLast() ?? EasyHandle() else { return refuse(inbox, "no memory") }
        do {
            let transfer = try Transfer(request, for: inbox, on: handle, multi: self)
            running[ObjectIdentifier(inbox)] = transfer
            start(transfer, in: pointer)
        } catch let error as EasyHandle.Refused {
            refuse(inbox, String(cString: curl_easy_strerror(error.code)))
        } catch {
            refuse(inbox, "a field with control characters")
        }
    }

    /// Breaks the transfer off, if it still runs, and closes its connection.
    func end(_ inbox: ReplyInbox) {
        guard let transfer = running[ObjectIdentifier(inbox)] else { return }
        remove(transfer)
        inbox.end(.cancelled)
    }

    /// The reader has made room.
    func resume(_ inbox: ReplyInbox) {
        guard let transfer = running[ObjectIdentifier(inbox)] else { return }
        transfer.noteReceived()
        // Hands over at once what libcurl held back, so it may pause again.
        let code = curl_easy_pause(transfer.handle.pointer, CURLPAUSE_CONT)
        if code != CURLE_OK { finish(transfer, code) }
        collect()
    }

    /// The reader wants no more than the end, and does not wait long for it.
    func hurry(_ inbox: ReplyInbox, _ patience: Duration) {
        running[ObjectIdentifier(inbox)]?.hurry(patience)
    }

    /// Has whoever waits for the reply look again then. Holds the reply until it is forgotten.
    func nudge(_ inbox: ReplyInbox, at end: Moment) {
        forgetNudge(of: inbox)
        nudges[ObjectIdentifier(inbox)] = loop.schedule(after: end.since(Moment.now())) { inbox.nudge() }
    }

    func forgetNudge(of inbox: ReplyInbox) {
        nudges.removeValue(forKey: ObjectIdentifier(inbox))?.cancel()
    }

    func fail(_ transfer: Transfer, _ kind: TransferError.Kind, detail: String) {
        let error = TransferError(kind: kind, hasReceived: transfer.hasReceived, detail: detail)
        remove(transfer)
        transfer.inbox.end(.failed(error))
    }

    func close() {
        guard let pointer else { return }
        for transfer in running.values {
            fail(transfer, transfer.hasReceived ? .cut : .unreachable, detail: "closed")
        }
        idle = []
        // Closes the kept connections, each of which ends its watch.
        curl_multi_cleanup(pointer)
        self.pointer = nil
        timer?.cancel()
        timer = nil
        for watch in watches.values { watch.cancel() }
        watches = [:]
    }

    private func refuse(_ inbox: ReplyInbox, _ detail: String) {
        inbox.end(.failed(TransferError(kind: .unusable, hasReceived: false, detail: detail)))
    }

    // MARK: - Transfers

    private func start(_ transfer: Transfer, in pointer: UnsafeMutableRawPointer) {
        let code = curl_multi_add_handle(pointer, transfer.handle.pointer)
        guard code == CURLM_OK else {
            return fail(transfer, .unusable, detail: String(cString: curl_multi_strerror(code)))
        }
        drive(CURL_SOCKET_BAD, 0)
    }

    /// Takes the transfer out of libcurl; its connection is closed unless the transfer was complete.
    private func remove(_ transfer: Transfer) {
        guard running.removeValue(forKey: ObjectIdentifier(transfer.inbox)) != nil else { return }
        transfer.disarm()
        if let pointer { curl_multi_remove_handle(pointer, transfer.handle.pointer) }
        // Nothing of the request stays behind: not its body, not its keys.
        transfer.handle.reset()
        if idle.count < Self.keptHandles { idle.append(transfer.handle) }
    }

    /// Takes note of what libcurl has brought to an end.
    func collect() {
        var waiting: Int32 = 0
        while let pointer, let message = curl_multi_info_read(pointer, &waiting) {
            // Libcurl lends the message until the next call: both values are taken out first.
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            let code = vision_message_result(message)
            if let transfer = Self.transfer(of: handle) { finish(transfer, code) }
        }
    }

    /// Called by libcurl: this one is to read before it writes on.
    func hold(_ transfer: Transfer) {
        held.append(transfer)
    }

    /// Going on begins with reading.
    func letHeldGoOn() {
        while let transfer = held.popLast() {
            guard running[ObjectIdentifier(transfer.inbox)] === transfer else { continue }
            let code = curl_easy_pause(transfer.handle.pointer, CURLPAUSE_CONT)
            if code != CURLE_OK { finish(transfer, code) }
        }
    }

    private func finish(_ transfer: Transfer, _ code: CURLcode) {
        if code == CURLE_OK, transfer.hasHead {
            // First, so that whoever has read the end finds the connection kept.
            remove(transfer)
            return transfer.inbox.end(.complete)
        }
        // Libcurl itself sends again where it finds a kept connection dead by reading, not where by writing. Then the
        // service cannot have had the whole request, so once more does no harm on a new connection either: there it has
        // most likely answered before it read all, and the answer was lost with the connection.
        if code == CURLE_SEND_ERROR, !transfer.isResent, !transfer.hasReceived, let pointer {
            curl_multi_remove_handle(pointer, transfer.handle.pointer)
            transfer.startAgain()
            return start(transfer, in: pointer)
        }
        let error = TransferError(code, of: transfer)
        remove(transfer)
        transfer.inbox.end(.failed(error))
    }
}
