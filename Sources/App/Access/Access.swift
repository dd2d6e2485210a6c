internal import HTTP
internal import Vignette

/// Decides who may do what: the only place that does.
struct Access: Sendable {
    /// In which field a trusted proxy says who is signed in.
    let identityHeader: FieldName?
    let trusted: AddressSet
    let web: WebAccess

    init(_ configuration: Configuration) {
        identityHeader = configuration.identityHeader
        trusted = AddressSet(configuration.trustedProxies)
        web = configuration.web
    }

    func caller(of request: Request) -> Caller {
        Caller(owner: nil, identity: nil, address: request.client.address)
    }

    /// Throws `unauthorized` where the caller has to sign in first, `forbidden` where somebody else owns it.
    ///
    /// - Parameter owner: of what is acted on; nil where it is nobody's yet.
    func authorize(_ caller: Caller, _ action: Action, on owner: Owner? = nil) throws(Failure) {
    }
}
