/// Writes a value as Python's `json.dumps` does: `", "` and `": "`, nothing but ASCII, and `NaN` and `Infinity`, which
/// are no JSON.
struct JSONDump {
    private(set) var bytes: [UInt8] = []

    private static let depth = 64

    /// Throws where a member is nothing that JSON has a form for.
    mutating func write(_ value: Value, depth: Int = 0, in evaluation: inout Evaluation) throws(OperationError) {
        guard depth < Self.depth else { throw OperationError("cannot write what is nested so deeply", got: value) }
        switch value {
        case .null: try append("null", of: value, in: &evaluation)
        case .bool(let bool): try append(bool ? "true" : "false", of: value, in: &evaluation)
        case .integer(let integer):
            try evaluation.spend(steps: integer.cost, on: value)
            if let small = integer.int {
                let start = bytes.count
                bytes.append(decimal: small)
                return try evaluation.spend(bytes: bytes.count - start, on: value)
            }
            let text = integer.description
            guard text.utf8.count - (integer.isNegative ? 1 : 0) <= Evaluation.digits else {
                throw OperationError("cannot write a number of more than \(Evaluation.digits) digits", got: value)
            }
            try append(text, of: value, in: &evaluation)
        case .double(let double), .measure(let double): try write(double, of: value, in: &evaluation)
        case .text(let text): try write(text, in: &evaluation)
        case .list(let members), .tuple(let members):
            try evaluation.spend(steps: members.count, on: value)
            try append("[", of: value, in: &evaluation)
            for (index, member) in members.enumerated() {
                if index > 0 { try append(", ", of: value, in: &evaluation) }
                try write(member, depth: depth + 1, in: &evaluation)
            }
            try append("]", of: value, in: &evaluation)
        case .map(let map):
            try evaluation.spend(steps: 2 * map.count, on: value)
            try append("{", of: value, in: &evaluation)
            for (index, member) in map.members.enumerated() {
                if index > 0 { try append(", ", of: value, in: &evaluation) }
                try write(member.name, in: &evaluation)
                try append(": ", of: value, in: &evaluation)
                try write(member.value, depth: depth + 1, in: &evaluation)
            }
            try append("}", of: value, in: &evaluation)
        case .array:
            // Of what NumPy holds, only text is what JSON knows.
            guard case .text(let text) = value.scalar else {
                throw OperationError("cannot write \(value.kind) as JSON", got: value)
            }
            try write(text, in: &evaluation)
        case .timestamp, .bytes, .image, .detections, .detection:
            throw OperationError("cannot write \(value.kind) as JSON", got: value)
        }
    }

    private mutating func append(
        _ text: some StringProtocol, of value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) {
        try evaluation.spend(bytes: text.utf8.count, on: value)
        bytes += text.utf8
    }

    private mutating func write(
        _ double: Double, of value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) {
        guard double.isFinite else {
            let text = double.isNaN ? "NaN" : double < 0 ? "-Infinity" : "Infinity"
            return try append(text, of: value, in: &evaluation)
        }
        let start = bytes.count
        double.write(to: &bytes)
        try evaluation.spend(bytes: bytes.count - start, on: value)
    }

    private mutating func write(_ text: Text, in evaluation: inout Evaluation) throws(OperationError) {
        try evaluation.spend(bytes: text.bytes.count + 2, on: .text(text))
        bytes.append(UInt8(ascii: "\""))
        var scalars = text.scalars
        // What escapes add, counted now and then so that it never grows far beyond the budget.
        var start = bytes.count
        var read = 0
        while scalars.index < text.bytes.count {
            let plain = text.bytes[scalars.index...].prefix(65536).prefix(while: Self.isPlain)
            bytes += plain
            scalars.index = plain.endIndex
            if plain.isEmpty, let scalar = scalars.next() { writeEscape(of: scalar) }
            if bytes.count - start >= 65536 {
                try evaluation.spend(bytes: bytes.count - start - (scalars.index - read), on: .text(text))
                start = bytes.count
                read = scalars.index
            }
        }
        try evaluation.spend(bytes: bytes.count - start - (scalars.index - read), on: .text(text))
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func writeEscape(of scalar: Unicode.Scalar) {
        bytes.append(UInt8(ascii: "\\"))
        switch scalar {
        case "\"", "\\": bytes.append(UInt8(scalar.value))
        case "\n": bytes.append(UInt8(ascii: "n"))
        case "\r": bytes.append(UInt8(ascii: "r"))
        case "\t": bytes.append(UInt8(ascii: "t"))
        case "\u{8}": bytes.append(UInt8(ascii: "b"))
        case "\u{c}": bytes.append(UInt8(ascii: "f"))
        default:
            for (index, unit) in String(scalar).utf16.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(UInt8(ascii: "u"))
                bytes.appendHex(UInt32(unit), digits: 4)
            }
        }
    }
}
