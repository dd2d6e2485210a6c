/// What one question's operations may still cost, and what they know of the world: whatever they are, they end soon and
/// hold little.
public struct Evaluation: Sendable {
    /// Elements that are looked at or made.
    private var steps: Int
    /// Of text that is made.
    private var bytes: Int
    /// Of searches by patterns, as `PatternEffort` counts.
    private var effort = Self.effort
    private var random: any RandomNumberGenerator & Sendable
    /// Whether nobody waits for it any longer.
    private let isLeft: @Sendable () -> Bool
    /// What may still be spent before that is asked again.
    private var unasked = Self.stride
    /// For images of no video; nil where nobody says.
    let now: DateTime?

    /// The most digits of a whole number, as in Python.
    static let digits = 4300

    /// What all searches by patterns may cost together: about 100 ms.
    static let effort = 5_000_000

    /// In steps: so many take less than a millisecond.
    private static let stride = 4096

    /// `isLeft` is asked every now and then, on the way through; once it says true, all that would be done fails.
    public init(
        steps: Int = 1_000_000, bytes: Int = 8 << 20, now: DateTime? = nil,
        random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        isLeft: @escaping @Sendable () -> Bool = { false }
    ) {
        self.steps = steps
        self.bytes = bytes
        self.now = now
        self.random = random
        self.isLeft = isLeft
    }

    private mutating func ask(after count: Int, on value: Value) throws(OperationError) {
        unasked -= count
        guard unasked <= 0 else { return }
        unasked = Self.stride
        if isLeft() { throw OperationError("was left by whoever asked", got: value) }
    }

    /// Throws where more elements would be looked at than one question may; called before they are.
    mutating func spend(steps count: Int, on value: Value) throws(OperationError) {
        guard count <= steps else { throw OperationError("has too much to look at", got: value) }
        steps -= count
        try ask(after: count, on: value)
    }

    /// Throws where more text would be made than one question may; called before it is.
    mutating func spend(bytes count: Int, on value: Value) throws(OperationError) {
        guard count <= bytes else { throw OperationError("would make too much text", got: value) }
        bytes -= count
        try ask(after: count / 16, on: value)
    }

    mutating func search(_ pattern: Pattern, in text: Text) throws(OperationError) -> Bool {
        try ask(after: Self.stride / 16, on: .text(text))
        do throws(PatternError) {
            return try pattern.matches(text, effort: &effort)
        } catch {
            throw OperationError("has a pattern that \(error.reason)", got: .text(text))
        }
    }

    /// At least 0 and less than 1.
    mutating func randomFraction() -> Double {
        // As many bits as a double has.
        Double(random.next() >> 11) * 0x1p-53
    }
}
