/// What every page has around it: where the site lies, what it is dressed in, and who looks at it.
public struct Frame: Sendable, Equatable {
    /// What stands before our paths in links: nothing, or a path without a slash at its end.
    public var prefix: String
    /// Where `/` is, seen from outside, without a slash at its end.
    public var baseURL: String
    /// Where the files of Public/ are found below the prefix, by their plain name.
    public var assets: [String: String]
    /// Whom a proxy has signed in; nil for visitors.
    public var identity: String?
    /// Pages of ours may stand in frames of others.
    public var canBeFramed: Bool

    public init(
        prefix: String = "", baseURL: String = "", assets: [String: String] = [:], identity: String? = nil,
        canBeFramed: Bool = true
    ) {
        self.prefix = prefix
        self.baseURL = baseURL
        self.assets = assets
        self.identity = identity
        self.canBeFramed = canBeFramed
    }
}
