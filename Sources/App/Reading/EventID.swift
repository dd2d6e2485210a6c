/// The id of an event: how far a reader is who has seen it.
enum EventID: Equatable, CustomStringConvertible {
    case position(LiveAnswer.Position)
    /// There is nothing after it.
    case end

    /// Nil for what was not made here.
    init?(_ text: String) {
        if text == "end" {
            self = .end
            return
        }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, let round = Self.number(parts[0]), let offset = Self.number(parts[1]) else {
            return nil
        }
        self = .position(LiveAnswer.Position(round: round, offset: offset))
    }

    var description: String {
        switch self {
        case .position(let position): "\(position.round)-\(position.offset)"
        case .end: "end"
        }
    }

    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(Substring(digits))
    }
}
