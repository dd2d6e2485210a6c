/// A measure of an image.
struct ExtractImageProperty: Operation {
    static let name = "ExtractImageProperty"

    private enum Property: String, CaseIterable {
        /// Its area.
        case size
        case height, width
        case aspectRatio = "aspect_ratio"
    }

    private let property: Property

    init(_ fields: OperationFields) throws(FieldError) {
        property = try fields.choice("property_name")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .image(let image) = value else { throw OperationError("needs an image", got: value) }
        switch property {
        case .size: return .integer(BigInteger(image.width) * BigInteger(image.height))
        case .height: return .integer(BigInteger(image.height))
        case .width: return .integer(BigInteger(image.width))
        case .aspectRatio:
            guard image.height > 0 else { throw OperationError("needs an image that has a height", got: value) }
            return .double(Double(image.width) / Double(image.height))
        }
    }
}
