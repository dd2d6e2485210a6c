public import Bytes

/// A place to ask, as whoever runs this program described it.
public struct EndpointSettings: Sendable {
    public var baseURL: BaseURL
    /// Nil: a placeholder is sent, as the official clients do.
    public var key: Secret?
    /// Nil: the endpoint's only model.
    public var model: String?
    public var organisation: String?
    public var project: String?
    /// Added to every request to this endpoint; their values are secrets too.
    public var headers: [Header] = []
    /// Added to every question.
    public var extraBody = JSONObject()
    public var profile = UpstreamProfile.restricted
    public var limits = TransferLimits()
    /// This program runs in a container, whose own address holds no model service.
    public var isContained = false

    public struct Header: Sendable, Equatable {
        public let name: String
        public let value: Secret

        public init(name: String, value: Secret) {
            self.name = name
            self.value = value
        }
    }

    public init(baseURL: BaseURL, key: Secret? = nil, model: String? = nil) {
        self.baseURL = baseURL
        self.key = key
        self.model = model
    }
}
