extension Value {
    /// For operations on nothing else.
    var detections: Detections {
        get throws(OperationError) {
            guard case .detections(let detections) = self else {
                throw OperationError("needs detections", got: self)
            }
            return detections
        }
    }
}
