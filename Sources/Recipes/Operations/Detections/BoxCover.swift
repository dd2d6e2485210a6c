/// The ground that some boxes cover, edges included.
///
/// All points are tried in one sweep from left to right, in time n log n, however many boxes lie one over another.
struct BoxCover {
    private enum Event: Int {
        /// In this order where they lie at one place.
        case open, point, close
    }

    private let boxes: [SIMD4<Double>]

    init(_ boxes: [SIMD4<Double>]) {
        // A box that is turned over covers nothing.
        self.boxes = boxes.filter { $0[0] <= $0[2] && $0[1] <= $0[3] }
    }

    /// Whether each point lies on the ground; one that is no number never does.
    func covers(_ points: [SIMD2<Double>]) -> [Bool] {
        var events: [(x: Double, event: Event, index: Int)] = []
        events.reserveCapacity(2 * boxes.count + points.count)
        for (index, box) in boxes.enumerated() {
            events.append((box[0], .open, index))
            events.append((box[2], .close, index))
        }
        // What is no number has no place in any order, on which all that follows relies.
        let numbers = points.enumerated().filter { !$1.x.isNaN && !$1.y.isNaN }
        for (index, point) in numbers { events.append((point.x, .point, index)) }
        events.sort { ($0.x, $0.event.rawValue, $0.index) < ($1.x, $1.event.rawValue, $1.index) }

        let heights = numbers.map(\.element.y).sorted()
        var counts = Counts(heights.count)
        var covered = [Bool](repeating: false, count: points.count)
        for event in events {
            switch event.event {
            case .point: covered[event.index] = counts.count(at: Self.rank(of: points[event.index].y, in: heights)) > 0
            case .open, .close:
                let box = boxes[event.index]
                let top = Self.rank(of: box[1], in: heights)
                let bottom = Self.rank(after: box[3], in: heights)
                counts.add(event.event == .open ? 1 : -1, to: top..<max(top, bottom))
            }
        }
        return covered
    }

    /// How many lie before it.
    private static func rank(of height: Double, in heights: [Double]) -> Int {
        partition(heights) { $0 < height }
    }

    /// How many lie before or at it.
    private static func rank(after height: Double, in heights: [Double]) -> Int {
        partition(heights) { $0 <= height }
    }

    private static func partition(_ heights: [Double], isBefore: (Double) -> Bool) -> Int {
        var low = 0
        var high = heights.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(heights[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Counts by place, to whole ranges of which one can add in logarithmic time: a Fenwick tree of differences.
    private struct Counts {
        private var tree: [Int]

        init(_ count: Int) {
            tree = [Int](repeating: 0, count: count + 1)
        }

        mutating func add(_ amount: Int, to range: Range<Int>) {
            add(amount, from: range.lowerBound)
            add(-amount, from: range.upperBound)
        }

        private mutating func add(_ amount: Int, from place: Int) {
            var place = place + 1
            while place < tree.count {
                tree[place] += amount
                place += place & -place
            }
        }

        func count(at place: Int) -> Int {
            var place = place + 1
            var sum = 0
            while place > 0 {
                sum += tree[place]
                place -= place & -place
            }
            return sum
        }
    }
}
