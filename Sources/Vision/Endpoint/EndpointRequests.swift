internal import Bytes

/// The requests that go to one endpoint: its addresses, and the fields that every one of them carries.
struct EndpointRequests: Sendable {
    let settings: EndpointSettings

    /// What the official clients send where there is no key: many servers want a field, whatever it says.
    private static let placeholder = "no-key"

    /// A question.
    ///
    /// - Parameter key: in place of that of the settings.
    func chat(_ body: TransferBody, streams: Bool, isVersionless: Bool, key: Secret? = nil) -> TransferRequest {
        var request = request(base(isVersionless).path + "/chat/completions", body, key: key)
        request.fields.append(("Accept", Secret(streams ? "text/event-stream" : "application/json")))
        return request
    }

    /// The list of models. Nobody waits as long for it as for an answer.
    func look(at path: String, isVersionless: Bool) -> TransferRequest {
        besides(base(isVersionless).path + path, body: nil)
    }

    /// What a server has beside the protocol, at an address that has no version in it.
    func lookBeside(_ path: String, body: [UInt8]? = nil) -> TransferRequest {
        besides(settings.baseURL.withoutLastVersion.path + path, body: body)
    }

    private func besides(_ path: String, body: [UInt8]?) -> TransferRequest {
        var request = request(path, body.map { TransferBody($0) })
        request.fields.append(("Accept", Secret("application/json")))
        request.limits.firstByte = min(request.limits.firstByte, .seconds(10))
        request.limits.silence = min(request.limits.silence, .seconds(10))
        request.limits.whole = min(request.limits.whole, .seconds(20))
        return request
    }

    private func base(_ isVersionless: Bool) -> BaseURL {
        (isVersionless ? settings.baseURL.withoutVersion : nil) ?? settings.baseURL
    }

    private func request(_ path: String, _ body: TransferBody?, key own: Secret? = nil) -> TransferRequest {
        var request = TransferRequest(url: settings.baseURL.origin + path, body: body, limits: settings.limits)
        if own == nil { request.userInfo = settings.baseURL.userInfo.map { Secret($0) } }
        if body != nil { add("Content-Type", Secret("application/json"), to: &request) }
        add("User-Agent", Secret("vignette"), to: &request)
        // A user and password in the address are a way to sign in, too.
        if let own {
            // Whoever brings a key asks in their own name, whatever the settings say.
            request.fields.append(("Authorization", Secret("Bearer \(own.reveal())")))
        } else if let key = settings.key?.reveal() ?? (settings.baseURL.userInfo == nil ? Self.placeholder : nil) {
            add("Authorization", Secret("Bearer \(key)"), to: &request)
        }
        if own == nil, let organisation = settings.organisation {
            add("OpenAI-Organization", Secret(organisation), to: &request)
        }
        if own == nil, let project = settings.project { add("OpenAI-Project", Secret(project), to: &request) }
        for header in settings.headers where own == nil || !Self.saysWho(header.name) {
            request.fields.append((header.name, header.value))
        }
        return request
    }

    /// Whether a field signs whoever set it in.
    private static func saysWho(_ name: String) -> Bool {
        Secret.isNamed(name) || name.lowercased().contains("auth")
    }

    /// Fields of the settings take the place of ours.
    private func add(_ name: String, _ value: Secret, to request: inout TransferRequest) {
        guard !settings.headers.contains(where: { $0.name.lowercased() == name.lowercased() }) else { return }
        request.fields.append((name, value))
    }
}
