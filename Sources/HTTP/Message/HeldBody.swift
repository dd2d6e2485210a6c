/// A whole request body, and its share of what the server may hold of all bodies together.
///
/// The share is given back with the last copy of this value: keep it as long as the bytes are kept.
public struct HeldBody: Sendable {
    public let bytes: [UInt8]
    private let share: BodyShare?

    init(_ bytes: [UInt8], share: BodyShare? = nil) {
        self.bytes = bytes
        self.share = share
    }
}
