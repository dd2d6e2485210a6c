extension OperationTable {
    /// On text, numbers, sequences, objects, timestamps and images.
    static let plain: [any Operation.Type] = []
}
