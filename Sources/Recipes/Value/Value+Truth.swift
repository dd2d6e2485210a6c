extension Value {
    /// As Python's `bool`: false are zero, nothing, and what has nothing in it; NaN and `"false"` are true.
    public var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .integer(let value): !value.isZero
        case .double(let value), .measure(let value): value != 0
        case .text(let text): !text.isEmpty
        case .list(let members), .tuple(let members): !members.isEmpty
        case .map(let map): !map.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .detections(let detections): detections.count > 0
        case .array(let array): array.size == 1 ? array.element(0).isTruthy : array.size > 0
        case .timestamp, .image, .detection: true
        }
    }
}
