extension Value {
    /// What it gives one after the other: the members of a list, the code points of a text, the names of an object.
    func members(in evaluation: inout Evaluation) throws(OperationError) -> [Value] {
        switch withoutArrays {
        case .list(let members), .tuple(let members): return members
        case .text(let text):
            try evaluation.spend(steps: text.bytes.count, on: self)
            return text.string.unicodeScalars.map { .text(Text(String($0))) }
        case .map(let map):
            try evaluation.spend(steps: map.count, on: self)
            return map.members.map { .text($0.name) }
        default: throw OperationError("looks for members of what has none", got: self)
        }
    }

    /// Whether `member` is one of its members, or a part of it where it is text.
    func contains(_ member: Value, in evaluation: inout Evaluation) throws(OperationError) -> Bool {
        switch withoutArrays {
        case .list(let members), .tuple(let members):
            for other in members where try other.equals(member, in: &evaluation) { return true }
            return false
        case .text(let text):
            guard case .text(let part) = member.withoutArrays else {
                throw OperationError("looks within text for what is no text", got: member)
            }
            try evaluation.spend(steps: (text.bytes.count + part.bytes.count) / 64, on: self)
            return text.contains(part)
        case .map(let map):
            switch member.withoutArrays {
            case .text(let name): return map[name] != nil
            case .list, .map, .detections:
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
