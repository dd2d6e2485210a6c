/// What is known about a part of a pattern before it is ever tried.
struct PatternMeasure {
    /// The fewest code points it takes.
    var least = 0
    /// The most, and `unbounded` or more where there is no end.
    var most = 0
    /// How much may be looked at before it fails, without a point of choice between.
    var weight = 0

    static let unbounded = 1 << 32

    static let none = PatternMeasure()
    static let one = PatternMeasure(least: 1, most: 1, weight: 1)

    static func + (left: PatternMeasure, right: PatternMeasure) -> PatternMeasure {
        PatternMeasure(
            least: min(left.least + right.least, unbounded), most: min(left.most + right.most, unbounded),
            weight: min(left.weight + right.weight, unbounded))
    }

    func or(_ other: PatternMeasure) -> PatternMeasure {
        PatternMeasure(
            least: min(least, other.least), most: max(most, other.most),
            weight: min(weight + other.weight, Self.unbounded))
    }

    /// `highest` is nil where there is no end. All numbers are below 2^33, their products below 2^63.
    func repeated(_ lowest: Int, _ highest: Int?) -> PatternMeasure {
        let times = min(highest ?? Self.unbounded, Self.unbounded / 4)
        return PatternMeasure(
            least: min(least * min(lowest, Self.unbounded / 4), Self.unbounded),
            most: min(most * times, Self.unbounded),
            weight: min(weight * max(1, min(lowest, Self.unbounded / 4)), Self.unbounded))
    }

    /// Of an assertion: it takes nothing.
    var withoutWidth: PatternMeasure { PatternMeasure(weight: weight) }
}
