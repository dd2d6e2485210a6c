internal import Bytes

extension RetryAfter {
    private static let units: [(name: String, seconds: Double)] = [
        ("milliseconds", 0.001), ("millisecond", 0.001), ("ms", 0.001),
        ("seconds", 1), ("second", 1), ("secs", 1), ("sec", 1), ("s", 1),
        ("minutes", 60), ("minute", 60), ("mins", 60), ("min", 60), ("m", 60),
        ("hours", 3_600), ("hour", 3_600), ("hrs", 3_600), ("hr", 3_600), ("h", 3_600),
        ("days", 86_400), ("day", 86_400), ("d", 86_400),
    ]

    /// The numbers with their units that `text` begins with, added up; nil where there is none or a number has no unit.
    static func span(_ text: ArraySlice<UInt8>) -> (seconds: Double, end: Int)? {
        var rest = text.prefix(64)
        var sum: Double?
        while let first = rest.first, (0x30...0x39).contains(first) {
            let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == 0x2E }
            guard let number = decimal(String(decoding: digits, as: UTF8.self)) else { break }
            let behind = rest[digits.endIndex...].drop { $0 == 0x20 }
            let name = behind.prefix { (0x61...0x7A).contains($0) }
            guard let unit = units.first(where: { name.elementsEqual($0.name.utf8) }) else { break }
            sum = (sum ?? 0) + number * unit.seconds
            rest = behind[name.endIndex...]
            // "1 minute 20 seconds", but not the number of the next sentence.
            let next = rest.drop { $0 == 0x20 }
            if let first = next.first, (0x30...0x39).contains(first) { rest = next }
        }
        return sum.map { ($0, rest.startIndex) }
    }
}

extension ArraySlice<UInt8> {
    /// Without the blanks around it.
    var trimmed: ArraySlice<UInt8> {
        var text = drop(while: ASCII.isBlank)
        while let last = text.last, ASCII.isBlank(last) { text.removeLast() }
        return text
    }
}
