public import Bytes

/// The service that is asked whether a question may be asked.
public struct ModerationSettings: Sendable {
    public var baseURL: BaseURL
    public var key: Secret?
    public var model: String
    public var limits: TransferLimits

    public init(
        baseURL: BaseURL, key: Secret? = nil, model: String = "omni-moderation-latest",
        limits: TransferLimits = TransferLimits(firstByte: .seconds(30), silence: .seconds(30), whole: .seconds(60))
    ) {
        self.baseURL = baseURL
        self.key = key
        self.model = model
        self.limits = limits
    }
}
