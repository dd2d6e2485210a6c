extension Value {
    /// How many there are to go through; nil for what is no sequence.
    var memberCount: Int? {
        switch self {
        case .text(let text): text.count
        case .list(let members), .tuple(let members): members.count
        case .map(let map): map.count
        case .bytes(let bytes): bytes.count
        case .detections(let detections): detections.count
        case .detection: Detection.memberCount
        case .array(let array): array.shape.first
        default: nil
        }
    }

    /// What Python's `for` goes through: the code points of text, the names of an object, bytes as numbers, detections
    /// one by one. Throws for what is no sequence.
    func elements(in evaluation: inout Evaluation) throws(OperationError) -> [Value] {
        guard let count = memberCount else { throw OperationError("needs a sequence", got: self) }
        // The members of text and of bytes are made here, each with memory of its own.
        let price =
            switch self {
            case .text, .bytes, .detections: 4
            case .array(let array): 4 + array.rowSize / 4
            case .detection(let detection): 4 + detection.detections.rowSize / 4
            default: 1
            }
        try evaluation.spend(steps: price * count, on: self)
        return switch self {
        case .text(let text): text.codePoints.map { .text($0) }
        case .list(let members), .tuple(let members): members
        case .map(let map): map.members.map { .text($0.name) }
        case .bytes(let bytes): bytes.map { .integer(BigInteger(Int($0))) }
        case .detections(let detections): detections.elements
        case .detection(let detection): detection.members
        case .array(let array): (0..<count).map { array.row($0) }
        default: []
        }
    }

    /// What Python's `value[0]` or `value[-1]` is. Throws for what is no sequence, is empty, or is found by names.
    func end(isFirst: Bool, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        if case .text(let text) = self, !text.isEmpty {
            var scalars = text.scalars
            if !isFirst { scalars.index = text.bytes.count }
            guard let scalar = isFirst ? scalars.next() : scalars.previous() else { return self }
            return .text(Text(scalar))
        }
        guard let count = memberCount else { throw OperationError("needs a sequence", got: self) }
        guard count > 0 else { throw OperationError("needs a sequence that is not empty", got: self) }
        let place = isFirst ? 0 : count - 1
        switch self {
        case .list(let members), .tuple(let members): return members[place]
        case .bytes(let bytes): return .integer(BigInteger(Int(bytes[place])))
        case .detections(let detections): return .detections(try detections.taking([place], in: &evaluation))
        case .detection(let detection):
            try evaluation.spend(steps: detection.detections.rowSize / 4, on: self)
            return detection.members[place]
        case .array(let array):
            try evaluation.spend(steps: array.rowSize / 4, on: self)
            return array.row(place)
        default: throw OperationError("needs a sequence in which places are numbered", got: self)
        }
    }
}
