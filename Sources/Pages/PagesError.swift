/// A template that cannot be used: which one, where, and why. Stops the start.
public struct PagesError: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
