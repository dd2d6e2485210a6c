extension DateTime {
    /// Reads what `datetime.fromisoformat` of Python 3.11 reads; nil for anything else.
    ///
    /// These are dates as `2026-01-02`, `20260102`, `2026-W01-5` and `2026W015`, alone or with any one character and a
    /// time: `03`, `03:04`, `03:04:05`, the same without colons, with fractions behind a point or a comma of which six
    /// digits count, and `Z` or an offset of the same form.
    public init?(iso text: Text) {
        let bytes = text.bytes
        guard bytes.count >= 7, let end = Self.separator(in: bytes) else { return nil }
        var reader = DateTimeReader(bytes)
        guard let date = reader.date(until: end) else { return nil }
        var time = DateTimeReader.Time()
        var offset: Int?
        if bytes.count > end {
            reader.index = end + 1
            while reader.index < bytes.count, bytes[reader.index] & 0xc0 == 0x80 { reader.index += 1 }
            guard let read = reader.timeAndOffset() else { return nil }
            (time, offset) = read
        }
        self.init(
            year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute,
            second: time.second, microsecond: time.microsecond, offset: offset)
    }

    /// Where the date ends, told by its form; nil where it has none.
    private static func separator(in bytes: [UInt8]) -> Int? {
        let (dash, week) = (UInt8(ascii: "-"), UInt8(ascii: "W"))
        func isDigit(_ index: Int) -> Bool {
            index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
        }
        if bytes.count == 7 { return 7 }
        if bytes[4] == dash {
            // 2026-01-02, 2026-W01 or 2026-W01-5. What looks like the last with two digits more has a dash for separator.
            guard bytes[5] == week else { return 10 }
            guard bytes.count > 8, bytes[8] == dash else { return 8 }
            if bytes.count == 9 { return nil }
            return bytes.count > 10 && isDigit(10) ? 8 : 10
        }
        guard bytes[4] == week else { return 8 }
        // 2026W01 or 2026W015: hours and minutes come in pairs, so an odd digit is the day.
        var index = 7
        while isDigit(index) { index += 1 }
        return index < 9 ? index : index % 2 == 0 ? 7 : 8
    }
}
