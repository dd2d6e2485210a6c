internal import Bytes

/// The base64 of an image: as it came, or of its JPEG bytes.
struct ConvertImageToBase64: Operation {
    static let name = "ConvertImageToBase64"

    private static let quality = 95

    var jpegQuality: Int? { Self.quality }

    init(_ fields: OperationFields) throws(FieldError) {}

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .image(let image) = value else { throw OperationError("needs an image", got: value) }
        if let base64 = image.base64 { return .text(base64) }
        let jpeg = try image.jpeg(Self.quality)
        try evaluation.spend(bytes: Base64.encodedCount(jpeg.count), on: value)
        return .text(Text(checked: Base64.encode(jpeg)))
    }
}
