/// The JPEG bytes of an image at a quality.
///
/// No pixels are here: whoever applies a chain puts the bytes of all its `jpegQualities` into the images before.
struct ConvertImageToJPEG: Operation {
    static let name = "ConvertImageToJPEG"

    private let quality: Int

    var jpegQuality: Int? { quality }

    init(_ fields: OperationFields) throws(FieldError) {
        quality = try fields.integer("compression_level", default: 95, in: 1...100)
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .image(let image) = value else { throw OperationError("needs an image", got: value) }
        return .bytes(try image.jpeg(quality))
    }
}
