/// Width and height in pixels.
public struct PictureSize: Sendable, Equatable, CustomStringConvertible {
    public let width: Int
    public let height: Int

    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    public var longestSide: Int { max(width, height) }

    public var description: String { "\(width) x \(height)" }
}
