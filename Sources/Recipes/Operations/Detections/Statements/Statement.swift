/// Something that holds or does not hold for one detection.
protocol Statement: Sendable {
    /// The chains within it.
    var chains: [OperationChain] { get }

    /// How many statements it is, itself and those within it.
    var count: Int { get }

    func holds(
        for detections: Detections, at index: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> Bool
}
