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
    /// Makes the cookies of visitors who may have to be found again before they have one.
    let secret: VisitorSecret

    /// In bytes.
    private static let identityLimit = 256

    init(_ configuration: Configuration, secret: VisitorSecret = .random()) {
        self.secret = secret
        identityHeader = configuration.identityHeader
        trusted = AddressSet(configuration.trustedProxies)
        web = configuration.web
        publicURL = configuration.publicURL
        rates = RateLimits(configuration.rate)
    }

    func caller(of request: Request) -> Caller {
        let address = request.client.address
        switch identity(in: request) {
        case .none: return Caller(owner: VisitorCookie(in: request.fields)?.owner, identity: nil, address: address)
        case .name(let name): return Caller(owner: Owner(.identity, name), identity: name, address: address)
        case .misnamed: return Caller(owner: nil, identity: nil, address: address, isMisnamed: true)
        }
    }

    /// Throws `unauthorized` where the caller has to sign in first, `forbidden` where somebody else owns it.
    ///
    /// - Parameter owner: of what is acted on; nil where it is nobody's yet.
    func authorize(_ caller: Caller, _ action: Action, on owner: Owner? = nil) throws(Failure) {
        try admit(caller, action)
        // That there is something to change is no secret from whoever knows its address.
        if action == .change, owner == nil || owner != caller.owner { throw Failure(.forbidden) }
    }

    /// Whether callers like this may do that to anything at all: asked before it is looked for. Throws `unauthorized`.
    func admit(_ caller: Caller, _ action: Action) throws(Failure) {
        switch action {
        // Whoever has the link may read: it cannot be guessed.
        case .read, .embed: return
        case .browse, .list, .visit, .submit, .change: break
        }
        guard !caller.isMisnamed, web == .open || caller.identity != nil else {
            throw Failure(.unauthorized, advice: "Sign in first.")
        }
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
