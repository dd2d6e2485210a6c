internal import Vignette

/// How often something ended well, and how often with each code of failure.
///
/// The codes are all there are, so that the table never grows.
final class OutcomeCounts: Sendable {
    private struct Line: Sendable {
        let labels: MetricLabels
        let counter = Counter()
    }

    private let good: Line?
    private let failed: [Failure.Code: Line]

    /// - Parameter good: what a good end is called; nil where only failures are counted.
    init(good: String?) {
        self.good = good.map { Line(labels: MetricLabels(["outcome": $0])) }
        failed = Dictionary(
            uniqueKeysWithValues: Failure.Code.allCases.map { code in
                (code, Line(labels: MetricLabels(["outcome": code.rawValue])))
            })
    }

    /// - Parameter code: nil: it ended well.
    func note(_ code: Failure.Code?) {
        guard let code else {
            good?.counter.add()
            return
        }
        failed[code]?.counter.add()
    }

    /// All samples of a family that was begun.
    func write(to exposition: inout Exposition) {
        if let good { exposition.sample(good.counter.value, good.labels) }
        for code in Failure.Code.allCases {
            if let line = failed[code] { exposition.sample(line.counter.value, line.labels) }
        }
    }
}
