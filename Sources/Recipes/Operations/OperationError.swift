/// An operation that could not work with the value it got.
public struct OperationError: Error, Equatable, Sendable {
    /// One operation of a chain.
    public struct Place: Equatable, Sendable {
        public let operation: String
        public let index: Int
    }

    /// Where it happened: the operation of the outermost chain first, then those of the chains within it.
    public private(set) var places: [Place] = []
    /// The kind of the value that the innermost operation got.
    public let kind: String
    /// The end of "The operation …".
    public let reason: String

    public init(_ reason: String, got value: Value) {
        self.reason = reason
        kind = value.kind
    }

    func within(_ operation: String, at index: Int) -> OperationError {
        var error = self
        error.places.insert(Place(operation: operation, index: index), at: 0)
        return error
    }
}

extension OperationError: CustomStringConvertible {
    /// `Operation 1 (SequenceApply), in it operation 0 (StringToUpperCase): needs text, got a number.`
    public var description: String {
        let path = places.map { "operation \($0.index) (\($0.operation))" }.joined(separator: ", in it ")
        return "\(path) \(reason), and got \(kind)"
    }
}
