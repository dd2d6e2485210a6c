/// A value as what it is counted and looked up by, which is what Python's dictionaries know: `1`, `1.0` and `True` are
/// one key, and the same moment is one wherever.
///
/// NaN is one key too, where Python tells two of them apart by where they lie in memory.
enum ValueKey: Sendable, Hashable {
    case null
    case integer(BigInteger)
    /// Only what is no whole number.
    case double(Double)
    case notANumber
    case text(Text)
    case bytes([UInt8])
    case timestamp(DateTime)
    case tuple([ValueKey])
    /// By its place among the pictures.
    case image(Int)

    /// Nil for what no dictionary takes for a key: lists, maps and detections. Takes steps as a comparison does.
    init?(_ value: Value, in evaluation: inout Evaluation) throws(OperationError) {
        try evaluation.spend(steps: value.cost, on: value)
        switch value {
        case .null: self = .null
        case .text(let text): self = .text(text)
        case .bytes(let bytes): self = .bytes(bytes)
        case .timestamp(let timestamp): self = .timestamp(timestamp)
        case .image(let image): self = .image(image.index)
        case .tuple(let members):
            var keys: [ValueKey] = []
            for member in members {
                guard let key = try ValueKey(member, in: &evaluation) else { return nil }
                keys.append(key)
            }
            self = .tuple(keys)
        case .bool, .integer, .double, .measure:
            guard let number = value.number else { return nil }
            // One so large becomes a whole number of some hundred digits.
            if case .double(let double) = number, double.magnitude >= 0x1p63 {
                try evaluation.spend(steps: 16, on: value)
            }
            self.init(number)
        case .array(let array):
            guard array.shape.isEmpty else { return nil }
            try self.init(array.element(0), in: &evaluation)
        case .list, .map, .detections, .detection: return nil
        }
    }

    private init(_ number: Number) {
        switch number {
        case .integer(let value): self = .integer(value)
        case .double(let value):
            if value.isNaN {
                self = .notANumber
            } else {
                self = BigInteger(exactly: value).map { .integer($0) } ?? .double(value)
            }
        }
    }
}
