public import Vignette

/// What could not be answered: what happened and what to do.
public struct FailurePage: Sendable {
    public var failure: Failure
    /// As it is sent.
    public var status: Int
    /// What the log knows the request by; empty where there is none.
    public var requestID: String

    public init(failure: Failure, status: Int, requestID: String) {
        self.failure = failure
        self.status = status
        self.requestID = requestID
    }
}
