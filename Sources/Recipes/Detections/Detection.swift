/// One thing that was found in a picture.
public struct Detection: Sendable {
    public init() {}
}
