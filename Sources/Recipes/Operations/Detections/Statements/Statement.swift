/// Something that holds or does not hold for one detection.
protocol Statement: Sendable {
    func holds(
        for detections: Detections, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Bool
}
