extension DateTime {
    private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func days(of month: Int, in year: Int) -> Int {
        daysBefore[month] - daysBefore[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)
    }

    /// Days since the first of January of the year 1, which is 0.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let past = year - 1
        let leap = month > 2 && isLeap(year) ? 1 : 0
        return past * 365 + past / 4 - past / 100 + past / 400 + daysBefore[month - 1] + leap + day - 1
    }

    /// The first of January 1970.
    static let unixDay = day(1970, 1, 1)

    /// Nil outside of the years 1 to 9999.
    static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int)? {
        guard (0...day(9999, 12, 31)).contains(number) else { return nil }
        // Years have 365.2425 days on average: at most one off.
        var year = min(9999, number * 10_000 / 3_652_425 + 1)
        if day(year, 1, 1) > number { year -= 1 }
        if year < 9999, day(year + 1, 1, 1) <= number { year += 1 }
        var month = 12
        while day(year, month, 1) > number { month -= 1 }
        return (year, month, number - day(year, month, 1) + 1)
    }

    /// The date of a day of an ISO week, 1 being Monday; nil where the year has no such week.
    static func date(ofYear year: Int, week: Int, weekday: Int) -> (year: Int, month: Int, day: Int)? {
        guard (1...9999).contains(year), (1...7).contains(weekday), (1...53).contains(week) else { return nil }
        // The first week is the one with the fourth of January. Day 0 was a Monday.
        let fourth = day(year, 1, 4)
        let monday = fourth - fourth % 7
        if week == 53 {
            // Years that begin on a Thursday have it, and leap years that begin on a Wednesday.
            let first = day(year, 1, 1) % 7
            guard first == 3 || first == 2 && isLeap(year) else { return nil }
        }
        return date(ofDay: monday + (week - 1) * 7 + weekday - 1)
    }
}
