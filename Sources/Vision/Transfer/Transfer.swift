internal import CVision
internal import Loop

/// One exchange on its way through libcurl.
///
/// Belongs to the loop of its `CurlMulti`, which holds it from `begin` until its handle has left libcurl; libcurl holds
/// an unretained pointer to it that long, so every callback finds it alive.
final class Transfer {
    let inbox: ReplyInbox
    private(set) var request: TransferRequest
    let handle: EasyHandle
    /// Libcurl reads it as long as the transfer lasts, so it is held that long.
    private let headers: HeaderList
    /// Libcurl writes its words here. Allocated in init, freed in deinit.
    let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    unowned let multi: CurlMulti

    private(set) var clock: TransferClock
    private var timer: LoopTimer?
    private var timerEnd = Moment.never

    /// The connection's socket, once libcurl has had it watched.
    private(set) var descriptor: Int32?
    var body: BodyCursor
    var lines = HeadLines()
    /// Why a callback has ended the transfer.
    var refusal: String?
    /// The head has been handed over.
    var hasHead = false
    /// A connection stood.
    private(set) var hasBegun = false
    /// The request has been sent a second time; there is no third.
    var isResent = false

    init(_ request: TransferRequest, for inbox: ReplyInbox, on handle: EasyHandle, multi: CurlMulti) throws {
        self.request = request
        self.inbox = inbox
        self.handle = handle
        self.multi = multi
        headers = try HeaderList(request)
        body = BodyCursor(request.body ?? TransferBody(pieces: []))
        clock = TransferClock(request.limits, at: Moment.now())
        errorText.initialize(repeating: 0)
        do {
            try handle.set(request, headers: headers, for: self)
        } catch {
            // What was set points at this transfer, which is about to go.
            handle.reset()
            throw error
        }
        arm()
    }

    deinit {
        errorText.deallocate()
    }

    /// Ends the timer, which holds this transfer.
    func disarm() {
        timer?.cancel()
        timer = nil
    }

    // MARK: - How far it has come

    func startAgain() {
        isResent = true
        body.rewind()
        handle.refuseKeptConnections()
        note { $0.connects(at: $1) }
    }

    /// The connection stands.
    func beginRequest() {
        if hasBegun { isResent = true }
        hasBegun = true
        // Should libcurl find this connection dead and send again, then on a new one: one second attempt, not one for
        // each dead connection that is kept.
        handle.refuseKeptConnections()
        note { $0.waits(at: $1) }
    }

    /// The reply has begun: the request is not sent again, and its body may go.
    func dropBody() {
        request.body = nil
        body = BodyCursor(TransferBody(pieces: []))
    }

    /// Libcurl has a socket watched, or no more: of several that it tries, the one it keeps outlives the others.
    func note(_ descriptor: Int32, isWatched: Bool) {
        if isWatched {
            self.descriptor = descriptor
        } else if self.descriptor == descriptor {
            self.descriptor = nil
        }
    }

    func noteReceived() {
        note { $0.receives(at: $1) }
    }

    func hurry(_ patience: Duration) {
        note { $0.hurries(patience, at: $1) }
    }

    func notePaused() {
        note { clock, _ in clock.pauses() }
    }

    private func note(_ change: (inout TransferClock, Moment) -> Void) {
        change(&clock, multi.loop.now)
        arm()
    }

    /// Whether a reply has begun: libcurl tells of whole lines only, and its own second attempt goes by the same.
    var hasReceived: Bool { lines.byteCount > 0 }

    // MARK: - Time

    /// A timer that fires too early looks again, so that a piece of the reply costs no new one.
    private func arm() {
        let next = clock.next
        guard timer == nil || next < timerEnd else { return }
        timer?.cancel()
        timerEnd = next
        timer = multi.loop.schedule(after: next.since(Moment.now())) { self.checkTime() }
    }

    private func checkTime() {
        timer = nil
        if let kind = clock.expired(at: Moment.now()) {
            multi.fail(self, kind, detail: "the time is up")
        } else {
            arm()
        }
    }
}
