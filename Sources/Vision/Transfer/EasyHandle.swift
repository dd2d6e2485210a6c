internal import CVision
internal import Loop

/// One of libcurl's easy handles: the settings and the buffers of one transfer after the other.
///
/// Belongs to the loop of its `CurlMulti` and is touched there only.
final class EasyHandle {
    struct Refused: Error {
        let code: CURLcode
    }

    private static let smallestUploadBuffer = 16 * 1024
    /// The best of three that were measured.
    private static let largestUploadBuffer = 256 * 1024

    /// Owned: made in init alone, freed in deinit alone, which comes after the transfer has left the multi handle.
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit {
        curl_easy_cleanup(pointer)
    }

    /// Forgets all that was set; keeps what libcurl has found out.
    func reset() {
        curl_easy_reset(pointer)
    }

    /// - Parameter transfer: must outlive the transfer in libcurl; it calls back with it.
    func set(_ request: TransferRequest, headers: HeaderList, for transfer: Transfer) throws {
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try set(CURLOPT_NOSIGNAL, 1)
        // Else removing a handle that looks up a name waits for the thread that does so, and the loop with it.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_TCP_NODELAY, 1)
        // Libcurl tries the next address of a host in time only if it knows the limit.
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(min(request.limits.connect.wholeNanoseconds / 1_000_000 + 1, 1 << 30)))
        // An empty name is no proxy, whatever the environment says.
        if request.isLoopback { try set(CURLOPT_PROXY, "") }
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try check(vision_set_data(pointer, CURLOPT_HTTPHEADER, headers.head))
        try check(vision_set_data(pointer, CURLOPT_ERRORBUFFER, transfer.errorText.baseAddress))
        if let body = request.body { try setBody(body) }
        if request.socketGuard != nil { try setGuard() }
        try setCallbacks(Unmanaged.passUnretained(transfer).toOpaque())
    }

    /// Lets the transfer have a connection of its own from its next attempt on.
    func refuseKeptConnections() {
        _ = vision_set_long(pointer, CURLOPT_FRESH_CONNECT, 1)
    }

    /// Every request of a guarded transfer goes out on a connection of its own, made to an address that was judged for it.
    private func setGuard() throws {
        try check(vision_set_open_socket_function(pointer, Transfer.openSocket))
        try set(CURLOPT_FRESH_CONNECT, 1)
        try set(CURLOPT_FORBID_REUSE, 1)
        // Else a proxy of the environment would be judged, and not whom it connects to.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOPROXY, "*")
        try set(CURLOPT_NETRC, 0)
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // What a name meant a minute ago is nothing to go by.
        try set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
    }

    private func setBody(_ body: TransferBody) throws {
        let count = body.count
        try set(CURLOPT_POST, 1)
        try check(vision_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(count)))
        let room = min(max(count, Self.smallestUploadBuffer), Self.largestUploadBuffer)
        try set(CURLOPT_UPLOAD_BUFFERSIZE, room)
    }

    private func setCallbacks(_ transfer: UnsafeMutableRawPointer) throws {
        try check(vision_set_data(pointer, CURLOPT_PRIVATE, transfer))
        for option in [
            CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_READDATA, CURLOPT_SEEKDATA, CURLOPT_PREREQDATA,
            CURLOPT_OPENSOCKETDATA,
        ] {
            try check(vision_set_data(pointer, option, transfer))
        }
        try check(vision_set_bytes_function(pointer, CURLOPT_HEADERFUNCTION, Transfer.takeHeaderLine))
        try check(vision_set_bytes_function(pointer, CURLOPT_WRITEFUNCTION, Transfer.takeBody))
        try check(vision_set_bytes_function(pointer, CURLOPT_READFUNCTION, Transfer.giveBody))
        try check(vision_set_seek_function(pointer, Transfer.rewindBody))
        try check(vision_set_prereq_function(pointer, Transfer.beginRequest))
    }

    private func set(_ option: CURLoption, _ value: Int) throws {
        try check(vision_set_long(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws {
        try check(vision_set_text(pointer, option, value))
    }

    private func check(_ code: CURLcode) throws {
        guard code == CURLE_OK else { throw Refused(code: code) }
    }

    // MARK: - What libcurl knows of a transfer

    /// What a proxy said to being asked for a tunnel; zero where none was.
    var tunnelStatus: Int {
        var value = 0
        _ = vision_get_long(pointer, CURLINFO_HTTP_CONNECTCODE, &value)
        return value
    }
}
