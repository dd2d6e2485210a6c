/// A runner's claim on jobs: whoever does not renew it in time has lost them to the next.
public struct Lease: Sendable, Equatable {
    /// Names the runner; no two are called the same.
    public let holder: String
    public var until: Timestamp

    public init(holder: String, until: Timestamp) {
        self.holder = holder
        self.until = until
    }
}
