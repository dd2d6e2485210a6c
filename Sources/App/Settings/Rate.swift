/// How often something may be done: so many times in a second, a minute, an hour or a day.
struct Rate: Sendable, Equatable, CustomStringConvertible {
    enum Period: String, Sendable, CaseIterable {
        case second = "s"
        case minute = "min"
        case hour = "h"
        case day = "d"

        var duration: Duration {
            switch self {
            case .second: .seconds(1)
            case .minute: .seconds(60)
            case .hour: .seconds(3600)
            case .day: .seconds(86_400)
            }
        }
    }

    /// 0: as often as anybody likes.
    let count: Int
    let period: Period

    static func perMinute(_ count: Int) -> Rate { Rate(count: count, period: .minute) }

    private init(count: Int, period: Period) {
        self.count = count
        self.period = period
    }

    /// `60/min`, `5/s`, `0`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(first),
            count <= 1_000_000
        else { return nil }
        switch parts.count {
        case 1:
            guard count == 0 else { return nil }
            self = .perMinute(0)
        case 2:
            guard let period = Period(rawValue: String(parts[1])) else { return nil }
            self.init(count: count, period: period)
        default: return nil
        }
    }

    var description: String { count == 0 ? "0" : "\(count)/\(period.rawValue)" }
}
