public import Vignette

/// A model that an endpoint lists.
public struct ModelInfo: Sendable, Equatable {
    public let name: String
    /// What the endpoint says of it.
    public var declaredSight: Sight
    /// In tokens, where the endpoint says.
    public var contextLength: Int?

    public init(name: String, declaredSight: Sight = .unknown, contextLength: Int? = nil) {
        self.name = name
        self.declaredSight = declaredSight
        self.contextLength = contextLength
    }
}
