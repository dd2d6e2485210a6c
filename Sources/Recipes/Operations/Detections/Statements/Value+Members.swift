extension Value {
    /// Whether `member` is one of its members, or a part of it where it is text.
    func contains(_ member: Value, in evaluation: inout Evaluation) throws(OperationError) -> Bool {
        switch try withoutArrays(in: &evaluation) {
        case .list(let members), .tuple(let members):
            for other in members where try other.equals(member, in: &evaluation) { return true }
            return false
        case .text(let text):
            guard case .text(let part) = member.scalar else {
                throw OperationError("looks within text for what is no text", got: member)
            }
            try evaluation.spend(steps: 1 + (text.bytes.count + part.bytes.count) / 16, on: self)
            return text.contains(part)
        case .map(let map):
            switch member.scalar {
            case .text(let name): return map[name] != nil
            case .list, .map, .detections, .array:
                throw OperationError("looks within an object for what can be no name", got: member)
            default: return false
            }
        default: throw OperationError("looks for members of what has none", got: self)
        }
    }
}

extension Text {
    /// Whether `part` stands somewhere in it; in time linear in both.
    func contains(_ part: Text) -> Bool {
        let part = part.bytes
        guard !part.isEmpty else { return true }
        guard part.count <= bytes.count else { return false }
        // Knuth, Morris and Pratt: how much of the part still fits where the next byte does not.
        var fits = [0]
        fits.reserveCapacity(part.count)
        for index in 1..<part.count {
            var length = fits[index - 1]
            while length > 0, part[length] != part[index] { length = fits[length - 1] }
            fits.append(part[length] == part[index] ? length + 1 : 0)
        }
        var length = 0
        for byte in bytes {
            while length > 0, part[length] != byte { length = fits[length - 1] }
            if part[length] == byte { length += 1 }
            if length == part.count { return true }
        }
        return false
    }
}
