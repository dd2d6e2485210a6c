internal import Loop

/// How often something took how long, in classes that are set once.
///
/// Each duration is counted in one class alone; `Exposition` adds them up, so that its counts never contradict each
/// other.
final class Histogram: Sendable {
    /// What a request takes: from a page out of the cache to an answer that is read while it is written.
    static let requests = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]
    /// What models take.
    static let questions = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300, 600]
    /// What a picture takes in a worker, and before it.
    static let pictures = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    struct Class: Sendable {
        /// In seconds, as it stands in a label.
        let text: String
        fileprivate let nanoseconds: UInt64
    }

    /// Up to which time each class goes; all that is longer comes after them.
    let classes: [Class]
    /// One more than there are classes.
    private let counts: [Counter]
    private let sum = Counter()

    /// - Parameter bounds: in seconds, growing.
    init(_ bounds: [Double]) {
        classes = bounds.map { Class(text: $0.description, nanoseconds: UInt64($0 * 1_000_000_000)) }
        counts = (0...bounds.count).map { _ in Counter() }
    }

    func note(_ duration: Duration) {
        let nanoseconds = duration.wholeNanoseconds
        var place = 0
        while place < classes.count, classes[place].nanoseconds < nanoseconds { place += 1 }
        counts[place].add()
        sum.add(Int(clamping: nanoseconds))
    }

    /// How many there were in each class; the last is what is longer than all of them.
    var values: [Int] { counts.map(\.value) }

    /// All durations together, in seconds.
    var seconds: Double { Double(sum.value) / 1_000_000_000 }
}
