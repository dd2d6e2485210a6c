/// A property of what a picture was classified as: an object with `predictions`, and `top` and `confidence` where one
/// class won, or `predicted_classes` where several may.
struct ClassificationPropertyExtract: Operation {
    static let name = "ClassificationPropertyExtract"

    private enum Property: String, CaseIterable {
        case topClass = "top_class"
        case topConfidence = "top_class_confidence"
        case singleTopConfidence = "top_class_confidence_single"
        case classes = "all_classes"
        case confidences = "all_confidences"
    }

    private let property: Property

    init(_ fields: OperationFields) throws(FieldError) {
        property = try fields.choice("property_name")
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        guard case .map(let result) = value else {
            throw OperationError("needs the object of a classification", got: value)
        }
        let classification = Classification(result)
        switch property {
        case .topClass: return result["top"] ?? result["predicted_classes"] ?? .list([])
        case .topConfidence:
            if let confidence = result["confidence"] { return confidence }
            return .list(try classification.predictedConfidences(in: &evaluation))
        case .singleTopConfidence:
            if let confidence = result["confidence"] { return confidence }
            return try Self.largest(classification.predictedConfidences(in: &evaluation), in: &evaluation)
        case .classes: return .list(try classification.all("class", in: &evaluation))
        case .confidences: return .list(try classification.all("confidence", in: &evaluation))
        }
    }

    private static func largest(
        _ confidences: [Value], in evaluation: inout Evaluation
    ) throws(OperationError) -> Value {
        guard var largest = confidences.first else { return .double(0) }
        for confidence in confidences.dropFirst()
        where try confidence.compared(to: largest, in: &evaluation) == .greater {
            largest = confidence
        }
        return largest
    }
}
