extension Detections {
    /// The form in which workflows pass them on; `value` is what an error names.
    func dictionary(for value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        var writer = DetectionWriter(self)
        var predictions: [Value] = []
        predictions.reserveCapacity(count)
        for index in boxes.indices { predictions.append(try writer.write(index, for: value, in: &evaluation)) }
        let dimensions = isEmpty ? nil : data["image_dimensions"]
        return DetectionWriter.map([
            (
                "image",
                DetectionWriter.map([
                    ("width", dimensions?.element(1) ?? .null), ("height", dimensions?.element(0) ?? .null),
                ])
            ),
            ("predictions", .list(predictions)),
        ])
    }
}
