/// Reads the parts of a date and a time of day, each as it comes, as Python 3.11 does: some of what it lets pass is no
/// ISO format.
struct DateTimeReader {
    struct Time {
        var hour = 0
        var minute = 0
        var second = 0
        var microsecond = 0
        /// Whether something follows.
        var isOpen = false
    }

    private let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Zero behind the end.
    private func byte(at index: Int) -> UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    private mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            let digit = byte(at: index)
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            index += 1
        }
        return value
    }

    private mutating func skip(_ expected: UInt8) -> Bool {
        guard byte(at: index) == expected else { return false }
        index += 1
        return true
    }

    mutating func date(until end: Int) -> (year: Int, month: Int, day: Int)? {
        let dash = UInt8(ascii: "-")
        guard let year = number(digits: 4) else { return nil }
        let isSeparated = skip(dash)
        if skip(UInt8(ascii: "W")) {
            guard let week = number(digits: 2) else { return nil }
            var weekday = 1
            if index < end {
                if isSeparated, !skip(dash) { return nil }
                guard let value = number(digits: 1) else { return nil }
                weekday = value
            }
            return DateTime.date(ofYear: year, week: week, weekday: weekday)
        }
        guard let month = number(digits: 2) else { return nil }
        if isSeparated, !skip(dash) { return nil }
        guard let day = number(digits: 2) else { return nil }
        return (year, month, day)
    }

    /// All that is left.
    mutating func timeAndOffset() -> (Time, offset: Int?)? {
        let signs = [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "Z")]
        let zone = bytes[index...].firstIndex { signs.contains($0) } ?? bytes.count
        guard let time = time(until: zone) else { return nil }
        guard zone < bytes.count else { return time.isOpen ? nil : (time, nil) }
        index = zone + 1
        if bytes[zone] == UInt8(ascii: "Z") { return byte(at: index) == 0 ? (time, 0) : nil }
        guard let offset = self.time(until: bytes.count), !offset.isOpen else { return nil }
        let seconds = (offset.hour * 60 + offset.minute) * 60 + offset.second
        // An offset of less than a second is none.
        let value = seconds == 0 ? 0 : seconds * 1_000_000 + offset.microsecond
        return (time, bytes[zone] == UInt8(ascii: "-") ? -value : value)
    }

    /// `03`, `03:04`, `03:04:05`, `03:04:05.678` or the same without colons.
    private mutating func time(until end: Int) -> Time? {
        var time = Time()
        var hasColons = true
        for part in 0..<3 {
            guard let value = number(digits: 2) else { return nil }
            switch part {
            case 0: time.hour = value
            case 1: time.minute = value
            default: time.second = value
            }
            let next = byte(at: index)
            index += 1
            if part == 0 { hasColons = next == UInt8(ascii: ":") }
            if index >= end {
                time.isOpen = next != 0
                return time
            }
            if hasColons, next == UInt8(ascii: ":") { continue }
            if next == UInt8(ascii: ".") || next == UInt8(ascii: ",") { break }
            guard !hasColons else { return nil }
            index -= 1
        }
        let digits = min(6, end - index)
        guard var fraction = number(digits: digits) else { return nil }
        for _ in digits..<6 { fraction *= 10 }
        time.microsecond = fraction
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(at: index)) { index += 1 }
        time.isOpen = byte(at: index) != 0
        return time
    }
}
