/// A length of time as a number of seconds, to the millisecond.
struct Seconds: Sendable, CustomStringConvertible {
    let value: Double

    init(_ duration: Duration) {
        value = (duration / .seconds(1) * 1000).rounded() / 1000
    }

    var description: String { value.description }

    static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
