public import Vignette

/// What a worker says.
public enum WorkerReply: Sendable, Equatable {
    /// Once, when it has started: what it can do.
    case ready(WorkerReport)
    case prepared(Prepared)
    case read(Reading)
    case looked(Look)
    case refused(Refusal)

    /// The pictures are bare bytes: whoever receives them looks for itself what they are.
    public struct Prepared: Sendable, Equatable {
        public var picture: [UInt8]
        /// What libmagic says of the picture.
        public var mediaType: String
        public var thumbnail: [UInt8]?
        public var receipt: Receipt

        public init(picture: [UInt8], mediaType: String, thumbnail: [UInt8]?, receipt: Receipt) {
            self.picture = picture
            self.mediaType = mediaType
            self.thumbnail = thumbnail
            self.receipt = receipt
        }
    }
}
