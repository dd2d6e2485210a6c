internal import Bytes

/// Where the picture that things were found in lay within the one that it was cut from, and how large that was.
struct ParentOrigin {
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    init(_ fields: OperationFields) throws(FieldError) {
        left = try fields.integer("offset_x")
        top = try fields.integer("offset_y")
        width = try fields.integer("width", in: 1...Int.max)
        height = try fields.integer("height", in: 1...Int.max)
    }

    /// What all detections say in that field; nil where one says nothing.
    static func all(
        _ name: String, of predictions: [OperationFields]
    ) throws(FieldError) -> (coordinates: ArrayValue, dimensions: ArrayValue)? {
        var coordinates: [Int] = []
        var dimensions: [Int] = []
        for prediction in predictions {
            guard prediction.has(name), try !prediction.object(name).isEmpty else { return nil }
            let origin = try ParentOrigin(try prediction.fields(name))
            coordinates += [origin.left, origin.top]
            dimensions += [origin.height, origin.width]
        }
        let shape = [predictions.count, 2]
        return (ArrayValue(shape: shape, .integers(coordinates)), ArrayValue(shape: shape, .integers(dimensions)))
    }
}
