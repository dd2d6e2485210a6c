/// Moments as services write them: the three forms of HTTP (RFC 9110 §5.6.7) and ISO 8601.
enum MomentText {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Seconds since 1970; nil for what is no such text.
    ///
    /// - Parameter century: a moment near which a year of two digits lies, as seconds since 1970.
    static func seconds(_ text: String, century: Int) -> Int? {
        guard text.utf8.count <= 40 else { return nil }
        let text = text.lowercased()
        let words = text.split(whereSeparator: { " ,-".contains($0) })
        if let first = text.utf8.first, (0x30...0x39).contains(first) { return iso(text) }
        switch words.count {
        // Sun, 06 Nov 1994 08:49:37 GMT and Sunday, 06-Nov-94 08:49:37 GMT
        case 6 where words[5] == "gmt" || words[5] == "utc":
            guard let day = number(words[1]), var year = number(words[3]), let time = clock(words[4]) else {
                return nil
            }
            if words[3].utf8.count == 2 {
                // More than fifty years ahead means the century before.
                let thisYear = 1970 + century / 31_556_952
                year += thisYear / 100 * 100
                if year > thisYear + 50 { year -= 100 }
            }
            return moment(year, months.firstIndex { $0 == words[2] }, day, time)
        // Sun Nov  6 08:49:37 1994
        case 5:
            guard let day = number(words[2]), let year = number(words[4]), let time = clock(words[3]) else {
                return nil
            }
            return moment(year, months.firstIndex { $0 == words[1] }, day, time)
        default: return nil
        }
    }

    /// `2026-11-21T15:00:00Z`, with a fraction, which is cut off, or another offset.
    private static func iso(_ text: String) -> Int? {
        let halves = text.split(whereSeparator: { $0 == "t" || $0 == " " })
        guard halves.count == 2 else { return nil }
        let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        guard date.count == 3, let year = number(date[0]), let month = number(date[1]), let day = number(date[2]) else {
            return nil
        }
        var time = halves[1]
        var offset = 0
        if time.hasSuffix("z") {
            time = time.dropLast()
        } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let parts = time[time.index(after: sign)...].split(separator: ":").map(number)
            guard parts.count == 2, let hours = parts[0], let minutes = parts[1], hours < 24, minutes < 60 else {
                return nil
            }
            offset = (hours * 60 + minutes) * (time[sign] == "-" ? -60 : 60)
            time = time[..<sign]
        }
        if let point = time.firstIndex(of: ".") { time = time[..<point] }
        guard let time = clock(time), let moment = moment(year, month - 1, day, time) else { return nil }
        return moment - offset
    }

    /// At most four digits and nothing else.
    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    /// Seconds since midnight; a minute may have a leap second.
    private static func clock(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(number)
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2], hour < 24,
            minute < 60, second <= 60
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// The months are counted from zero here.
    private static func moment(_ year: Int, _ month: Int?, _ day: Int, _ time: Int) -> Int? {
        guard let month, (0..<12).contains(month), (1...31).contains(day), (1970...9999).contains(year) else {
            return nil
        }
        // The year is taken to begin in March, so that the leap day stands at its end.
        let (year, fromMarch) = month < 2 ? (year - 1, month + 10) : (year, month - 2)
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (fromMarch * 153 + 2) / 5 + day - 719_469
        return days * 86_400 + time
    }
}
