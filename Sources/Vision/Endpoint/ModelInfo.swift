public import Vignette

/// A model that an endpoint lists.
public struct ModelInfo: Sendable, Equatable {
    public let name: String
    /// What the endpoint says of it.
    public var declaredSight: Sight

    public init(name: String, declaredSight: Sight = .unknown) {
        self.name = name
        self.declaredSight = declaredSight
    }
}
