internal import HTTP
internal import Vignette

/// Decides who may do what: the only place that does.
struct Access: Sendable {
    /// In which field a trusted proxy says who is signed in.
    let identityHeader: FieldName?
    let trusted: AddressSet
    let web: WebAccess
    let publicURL: PublicURL?
    /// How often each may ask a model.
    let rates: RateLimits
    /// Of programs.
    let keys: KeyRing
    /// Questions a day and network without a key; 0: none.
    let freeTier: Int
    /// Makes the cookies of visitors who may have to be found again before they have one.
    let secret: VisitorSecret

    /// In bytes.
    private static let identityLimit = 256

    /// - Parameter keys: nil: those of the settings alone.
    init(_ configuration: Configuration, secret: VisitorSecret = .random(), keys: KeyRing? = nil) {
        self.secret = secret
        self.keys = keys ?? KeyRing(configuration.apiKeys)
        freeTier = configuration.freeTier
        identityHeader = configuration.identityHeader
        trusted = AddressSet(configuration.trustedProxies)
        web = configuration.web
        publicURL = configuration.publicURL
        rates = RateLimits(configuration.rate)
    }

    func caller(of request: Request) -> Caller {
        let address = request.client.address
        var caller =
            switch identity(in: request) {
            case .none: Caller(owner: VisitorCookie(in: request.fields)?.owner, identity: nil, address: address)
            case .name(let name): Caller(owner: Owner(.identity, name), identity: name, address: address)
            case .misnamed: Caller(owner: nil, identity: nil, address: address, isMisnamed: true)
            }
        // Where there are no keys everybody sends something there: the official clients do not go without.
        if !keys.isEmpty, let shown = ShownKey(in: request.fields) {
            if let (name, digest) = keys.known(shown.bytes) {
                caller = Caller(
                    owner: Owner(.key, name), identity: caller.identity, address: address, key: name, digest: digest)
            } else {
                caller.hasWrongKey = true
            }
        }
        caller.isProgram = !request.fields.contains(.secFetchSite) && !request.fields.contains(.origin)
        caller.wantsFreeTier = request.fields.values(.freeTier).contains { $0.lowercased() == "true" }
        return caller
    }

    /// Throws `unauthorized` where the caller has to sign in first, `forbidden` where somebody else owns it.
    ///
    /// - Parameter owner: of what is acted on; nil where it is nobody's yet.
    func authorize(_ caller: Caller, _ action: Action, on owner: Owner? = nil) throws(Failure) {
        try admit(caller, action)
        // That there is something to change is no secret from whoever knows its address.
        if action == .change, owner == nil || owner != caller.owner { throw Failure(.forbidden) }
    }

    /// Whether callers like this may do that to anything at all: asked before it is looked for, and before anything of a
    /// body is read. Throws `unauthorized`.
    func admit(_ caller: Caller, _ action: Action) throws(Failure) {
        switch action {
        // Whoever has the link may read: it cannot be guessed.
        case .read, .embed: break
        case .browse, .list, .visit: try admitVisitor(caller)
        case .submit, .change:
            try admitVisitor(caller)
            // A proxy may use the field for names of its own: whom it signs in needs no key.
            if caller.hasWrongKey, caller.identity == nil { throw .wrongKey }
            if caller.isProgram, caller.owner == nil, !keys.isEmpty { throw .keyWanted }
        case .ask, .inquire: try admitProgram(caller)
        }
    }

    /// What `admit` said of a caller, asked again later: keys come and go meanwhile. Throws `unauthorized`.
    func admitStill(_ caller: Caller, _ action: Action) throws(Failure) {
        if let digest = caller.digest, keys.name(of: digest) != caller.key { throw .wrongKey }
        try admit(caller, action)
    }

    /// To what people look at.
    private func admitVisitor(_ caller: Caller) throws(Failure) {
        guard !caller.isMisnamed, web == .open || caller.identity != nil else {
            throw Failure(.unauthorized, advice: "Sign in first.")
        }
    }

    /// To the APIs.
    private func admitProgram(_ caller: Caller) throws(Failure) {
        if caller.key != nil { return }
        if caller.hasWrongKey { throw .wrongKey }
        if caller.isMisnamed { throw Failure(.unauthorized) }
        if caller.identity != nil { return }
        guard web == .open else { throw .keyWanted }
        if keys.isEmpty || isFree(caller) { return }
        throw freeTier > 0 ? .keyOrFreeTierWanted(freeTier) : .keyWanted
    }

    /// Whether it is one of those who ask without a key, so many times a day.
    func isFree(_ caller: Caller) -> Bool {
        freeTier > 0 && caller.wantsFreeTier && caller.key == nil && caller.identity == nil
    }

    /// The cookie that makes a new visitor an owner.
    func field(for cookie: VisitorCookie, to request: Request) -> String {
        let client = request.client
        // A proxy that ends TLS may not say so; then the public URL knows.
        let isSecure = client.scheme == "https" || publicURL?.isHTTPS(for: client.host) == true
        return cookie.field(prefix: client.prefix, isSecure: isSecure)
    }

    private enum Identity {
        case none
        case name(String)
        case misnamed
    }

    /// What a trusted peer says; from all others the field says nothing.
    private func identity(in request: Request) -> Identity {
        guard let identityHeader, trusted.contains(request.client.peer) else { return .none }
        // Some proxies send the field empty for those who are not signed in.
        let values = request.fields.values(identityHeader).filter { !$0.isEmpty }
        guard let name = values.first else { return .none }
        return values.count == 1 && Self.isName(name) ? .name(name) : .misnamed
    }

    /// Nothing that two names could differ by and not show it.
    private static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= identityLimit else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
            default: scalar != "\u{FFFD}"
            }
        }
    }
}

extension PublicURL {
    /// Whether a request for that host came by this URL and so by https.
    fileprivate func isHTTPS(for host: String) -> Bool {
        scheme == "https" && PublicURL("https://" + host)?.origin == origin
    }
}
