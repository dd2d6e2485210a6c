/// The things that were found in one picture, in their order.
public struct Detections: Sendable {
    public var count: Int { 0 }
}
