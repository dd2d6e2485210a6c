extension ValueWriter {
    mutating func write(_ array: ArrayValue, in evaluation: inout Evaluation) throws(OperationError) {
        try append(Array("stub".utf8), of: .array(array), in: &evaluation)
    }
    mutating func writeMember(_ array: ArrayValue, in evaluation: inout Evaluation) throws(OperationError) {
        try append(Array("stub".utf8), of: .array(array), in: &evaluation)
    }
    mutating func write(_ detections: Detections, in evaluation: inout Evaluation) throws(OperationError) {
        try append(Array("stub".utf8), of: .detections(detections), in: &evaluation)
    }
    mutating func write(_ detection: Detection, in evaluation: inout Evaluation) throws(OperationError) {
        try append(Array("stub".utf8), of: .detection(detection), in: &evaluation)
    }
}
