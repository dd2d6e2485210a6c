internal import Bytes

/// The named points of each detection, as many for each as the most that one has: others are filled up with points that
/// have no name.
struct Keypoints {
    private var rows: [[OperationFields]] = []
    private var width = 0

    init(of predictions: [OperationFields]) throws(FieldError) {
        rows.reserveCapacity(predictions.count)
        var count = 0
        for prediction in predictions {
            let row = prediction.object["keypoints"] == nil ? [] : try prediction.members("keypoints")
            width = max(width, row.count)
            rows.append(row)
            count += row.count
            // One with very many must not make all others as wide.
            guard rows.count * width <= max(Detections.limit * 4, 2 * count) else {
                throw prediction.error("keypoints", "has many more members than others have")
            }
        }
    }

    func add(to data: inout DetectionData) throws(FieldError) {
        let size = rows.count * width
        var places = [Float](repeating: 0, count: size * 2)
        var confidences = [Float](repeating: 0, count: size)
        var classes = [Int](repeating: 0, count: size)
        var names = [Value](repeating: .text(""), count: size)
        for (index, row) in rows.enumerated() {
            for (place, point) in zip((index * width)..., row) {
                places[2 * place] = Float(try DetectionReader.double("x", of: point))
                places[2 * place + 1] = Float(try DetectionReader.double("y", of: point))
                confidences[place] = Float(try DetectionReader.double("confidence", of: point))
                classes[place] = try DetectionReader.identifier("class_id", of: point)
                names[place] = .text(try point.text("class"))
            }
        }
        data["keypoints_xy"] = ArrayValue(shape: [rows.count, width, 2], .floats(places))
        data["keypoints_confidence"] = ArrayValue(shape: [rows.count, width], .floats(confidences))
        data["keypoints_class_id"] = ArrayValue(shape: [rows.count, width], .integers(classes))
        data["keypoints_class_name"] = ArrayValue(shape: [rows.count, width], .objects(names))
    }
}
