extension OperationTable {
    /// On what was found in pictures, and how pictures were classified.
    static let onDetections: [any Operation.Type] = []
}
