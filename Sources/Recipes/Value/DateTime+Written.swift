extension DateTime {
    /// As Python's `isoformat`: microseconds only where there are any, and `+00:00`, never `Z`.
    public func isoFormat(separator: UInt8 = UInt8(ascii: "T")) -> [UInt8] {
        var output: [UInt8] = []
        output.append(year, digits: 4)
        output.append(UInt8(ascii: "-"))
        output.append(month, digits: 2)
        output.append(UInt8(ascii: "-"))
        output.append(day, digits: 2)
        output.append(separator)
        output.append(hour, digits: 2)
        output.append(UInt8(ascii: ":"))
        output.append(minute, digits: 2)
        output.append(UInt8(ascii: ":"))
        output.append(second, digits: 2)
        if microsecond > 0 {
            output.append(UInt8(ascii: "."))
            output.append(microsecond, digits: 6)
        }
        if let offset { Self.write(offset: offset, to: &output) }
        return output
    }

    private static func write(offset: Int, to output: inout [UInt8]) {
        let value = abs(offset)
        output.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        output.append(value / 3_600_000_000, digits: 2)
        output.append(UInt8(ascii: ":"))
        output.append(value / 60_000_000 % 60, digits: 2)
        guard value % 60_000_000 > 0 else { return }
        output.append(UInt8(ascii: ":"))
        output.append(value / 1_000_000 % 60, digits: 2)
        guard value % 1_000_000 > 0 else { return }
        output.append(UInt8(ascii: "."))
        output.append(value % 1_000_000, digits: 6)
    }

    /// As Python's `repr`, which names the types: `datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)`.
    var written: [UInt8] {
        var fields = [year, month, day, hour, minute]
        if second > 0 || microsecond > 0 { fields.append(second) }
        if microsecond > 0 { fields.append(microsecond) }
        var text = fields.map(String.init).joined(separator: ", ")
        if let offset { text += ", tzinfo=" + Self.zone(offset) }
        return Array("datetime.datetime(\(text))".utf8)
    }

    private static func zone(_ offset: Int) -> String {
        guard offset != 0 else { return "datetime.timezone.utc" }
        // A negative offset is a day less, and hours more.
        let rest = offset < 0 ? offset + microsecondsOfDay : offset
        var parts: [String] = offset < 0 ? ["days=-1"] : []
        if rest >= 1_000_000 { parts.append("seconds=\(rest / 1_000_000)") }
        if rest % 1_000_000 > 0 { parts.append("microseconds=\(rest % 1_000_000)") }
        return "datetime.timezone(datetime.timedelta(\(parts.joined(separator: ", "))))"
    }
}

extension [UInt8] {
    /// With zeros in front; `value` has no more digits than that and no sign.
    fileprivate mutating func append(_ value: Int, digits: Int) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(value / power % 10))
            power /= 10
        }
    }
}
