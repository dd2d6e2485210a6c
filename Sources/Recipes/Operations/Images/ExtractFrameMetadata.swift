/// Where in a video an image was.
///
/// An image of no video is frame 0 of one that shows 30 a second, now.
struct ExtractFrameMetadata: Operation {
    static let name = "ExtractFrameMetadata"

    private enum Property: String, CaseIterable {
        case number = "frame_number"
        case timestamp = "frame_timestamp"
        case seconds = "seconds_since_start"
    }

    private let property: Property

    /// Of an image of no video.
    private static let fps = 30.0

    init(_ fields: OperationFields) throws(FieldError) {
        property = try fields.choice("property_name")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .image(let image) = value else { throw OperationError("needs an image", got: value) }
        switch property {
        case .number: return .integer(BigInteger(image.frame?.number ?? 0))
        case .timestamp:
            guard let timestamp = image.frame?.timestamp ?? evaluation.now else {
                throw OperationError("needs the time, which nobody gave", got: value)
            }
            return .timestamp(timestamp)
        case .seconds:
            guard let fps = image.frame.map(\.fps) ?? Self.fps, fps != 0 else {
                throw OperationError("needs to know how many frames a second has", got: value)
            }
            return .double((Double(image.frame?.number ?? 0) - 1) / fps)
        }
    }
}
