/// A picture as operations see it: its measures and where it comes from, and no pixels.
public struct ImageValue: Sendable, Hashable {
    /// Which of the pictures that came with the request it is.
    public let index: Int
    /// Upright, as it came.
    public let width: Int
    public let height: Int
    public let frame: Frame?
    /// Its base64 as it came; nil where it came as bytes.
    public let base64: Text?
    /// Its JPEG bytes by quality: of those that the operations of a question ask for.
    public var jpegs: [Int: [UInt8]]

    /// Where in a video it was.
    public struct Frame: Sendable, Hashable {
        public let number: Int
        public let timestamp: DateTime
        /// Nil where nobody knows.
        public let fps: Double?

        public init(number: Int, timestamp: DateTime, fps: Double?) {
            self.number = number
            self.timestamp = timestamp
            self.fps = fps
        }
    }

    public init(
        index: Int, width: Int, height: Int, frame: Frame? = nil, base64: Text? = nil, jpegs: [Int: [UInt8]] = [:]
    ) {
        self.index = index
        self.width = width
        self.height = height
        self.frame = frame
        self.base64 = base64
        self.jpegs = jpegs
    }
}
