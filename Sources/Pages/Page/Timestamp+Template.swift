internal import Vignette

extension Timestamp {
    /// For people and for `datetime`: a script shows it in the reader's own time zone.
    var template: TemplateValue {
        let time = calendar
        let clock = "\(Self.twoDigits(time.hour)):\(Self.twoDigits(time.minute)) UTC"
        return [
            "iso": "\(iso8601)",
            "date": "\(time.day) \(Self.months[max(0, time.month - 1) % 12]) \(time.year)",
            "clock": .text(clock),
        ]
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
