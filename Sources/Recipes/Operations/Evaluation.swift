/// What one question's operations may still cost: whatever they are, they end soon and hold little.
public struct Evaluation: Sendable {
    /// Elements that are looked at or made.
    private var steps: Int
    /// Of text that is made.
    private var bytes: Int

    /// The most digits of a whole number, as in Python.
    static let digits = 4300

    /// What all searches by patterns may cost together: about 100 ms.
    static let effort = 5_000_000

    public init(steps: Int = 2_000_000, bytes: Int = 32 << 20) {
        self.steps = steps
        self.bytes = bytes
    }

    /// Throws where more elements would be looked at than one question may; called before they are.
    mutating func spend(steps count: Int, on value: Value) throws(OperationError) {
        guard count <= steps else { throw OperationError("has too much to look at", got: value) }
        steps -= count
    }

    /// Throws where more text would be made than one question may; called before it is.
    mutating func spend(bytes count: Int, on value: Value) throws(OperationError) {
        guard count <= bytes else { throw OperationError("would make too much text", got: value) }
        bytes -= count
    }
}
