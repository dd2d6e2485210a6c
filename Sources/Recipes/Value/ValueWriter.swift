/// Writes values as Python's `str` and `repr` do, within what one question may cost.
struct ValueWriter {
    private(set) var bytes: [UInt8] = []

    /// Values within one another; Python's own limit lies higher.
    private static let depth = 64

    /// As `str` does: text stands as it is.
    mutating func write(_ value: Value, in evaluation: inout Evaluation) throws(OperationError) {
        switch value {
        case .text(let text):
            try evaluation.spend(bytes: text.bytes.count, on: value)
            bytes += text.bytes
        case .timestamp(let timestamp):
            try append(timestamp.isoFormat(separator: UInt8(ascii: " ")), of: value, in: &evaluation)
        case .measure(let double): try append(double.written, of: value, in: &evaluation)
        case .array(let array): try write(array, in: &evaluation)
        default: try writeMember(value, depth: 0, in: &evaluation)
        }
    }

    /// As `repr` does, which is how a container shows its members.
    mutating func writeMember(_ value: Value, depth: Int, in evaluation: inout Evaluation) throws(OperationError) {
        switch value {
        case .null: try append("None", of: value, in: &evaluation)
        case .bool(let bool): try append(bool ? "True" : "False", of: value, in: &evaluation)
        case .integer(let integer): try write(integer, of: value, in: &evaluation)
        case .double(let double):
            let start = bytes.count
            double.write(to: &bytes)
            try evaluation.spend(bytes: bytes.count - start, on: value)
        case .measure(let double):
            try append(Array("np.float64(".utf8) + double.written + Array(")".utf8), of: value, in: &evaluation)
        case .text(let text): try write(text, in: &evaluation)
        case .bytes(let data): try write(data, in: &evaluation)
        case .timestamp(let timestamp): try append(timestamp.written, of: value, in: &evaluation)
        case .list(let members):
            try write(members, of: value, in: ("[", "]"), depth: depth, in: &evaluation)
        case .tuple(let members):
            try write(members, of: value, in: ("(", members.count == 1 ? ",)" : ")"), depth: depth, in: &evaluation)
        case .map(let map): try write(map, depth: depth, in: &evaluation)
        case .array(let array): try writeMember(array, in: &evaluation)
        case .detections(let detections): try write(detections, in: &evaluation)
        case .detection(let detection): try write(detection, in: &evaluation)
        case .image(let image): try write(image, in: &evaluation)
        }
    }

    mutating func append(_ text: [UInt8], of value: Value, in evaluation: inout Evaluation) throws(OperationError) {
        try evaluation.spend(bytes: text.count, on: value)
        bytes += text
    }

    private mutating func append(
        _ text: StaticString, of value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) {
        try evaluation.spend(bytes: text.utf8CodeUnitCount, on: value)
        text.withUTF8Buffer { bytes += $0 }
    }

    private mutating func write(
        _ integer: BigInteger, of value: Value, in evaluation: inout Evaluation
    ) throws(OperationError) {
        try evaluation.spend(steps: integer.cost, on: value)
        if let small = integer.int {
            let start = bytes.count
            bytes.append(decimal: small)
            return try evaluation.spend(bytes: bytes.count - start, on: value)
        }
        let text = Array(integer.description.utf8)
        guard text.count - (integer.isNegative ? 1 : 0) <= Evaluation.digits else {
            throw OperationError("cannot write a number of more than \(Evaluation.digits) digits", got: value)
        }
        try append(text, of: value, in: &evaluation)
    }

    private mutating func write(_ text: Text, in evaluation: inout Evaluation) throws(OperationError) {
        let quote = text.quote
        try append([quote], of: .text(text), in: &evaluation)
        var index = 0
        while index < text.bytes.count {
            let start = bytes.count
            index = text.write(from: index, in: quote, to: &bytes)
            try evaluation.spend(bytes: bytes.count - start, on: .text(text))
        }
        try append([quote], of: .text(text), in: &evaluation)
    }

    private mutating func write(_ data: [UInt8], in evaluation: inout Evaluation) throws(OperationError) {
        let (single, double) = (UInt8(ascii: "'"), UInt8(ascii: "\""))
        let quote = data.contains(single) && !data.contains(double) ? double : single
        // Four bytes for one at most.
        try evaluation.spend(bytes: data.count * 4 + 3, on: .bytes(data))
        bytes += [UInt8(ascii: "b"), quote]
        Text.write(bytes: data, in: quote, to: &bytes)
        bytes.append(quote)
    }

    private mutating func write(
        _ members: [Value], of value: Value, in brackets: (StaticString, StaticString), depth: Int,
        in evaluation: inout Evaluation
    ) throws(OperationError) {
        try begin(value, depth, members: members.count, in: &evaluation)
        try append(brackets.0, of: value, in: &evaluation)
        for (index, member) in members.enumerated() {
            if index > 0 { try append(", ", of: value, in: &evaluation) }
            try writeMember(member, depth: depth + 1, in: &evaluation)
        }
        try append(brackets.1, of: value, in: &evaluation)
    }

    private mutating func write(
        _ map: ValueMap, depth: Int, in evaluation: inout Evaluation
    ) throws(OperationError) {
        try begin(.map(map), depth, members: map.count, in: &evaluation)
        try append("{", of: .map(map), in: &evaluation)
        for (index, member) in map.members.enumerated() {
            if index > 0 { try append(", ", of: .map(map), in: &evaluation) }
            try write(member.name, in: &evaluation)
            try append(": ", of: .map(map), in: &evaluation)
            try writeMember(member.value, depth: depth + 1, in: &evaluation)
        }
        try append("}", of: .map(map), in: &evaluation)
    }

    private func begin(
        _ value: Value, _ depth: Int, members: Int, in evaluation: inout Evaluation
    ) throws(OperationError) {
        try evaluation.spend(steps: members, on: value)
        guard depth < Self.depth else { throw OperationError("cannot write what is nested so deeply", got: value) }
    }
}
