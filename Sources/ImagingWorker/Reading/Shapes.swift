internal import CImaging

/// The separate dark shapes in a picture of ink and ground: those that may be letters, and specks.
///
/// A speck is far smaller than any letter that can be read. Pages have some, as dots and points; stars, dust and grain
/// have thousands, all over. One pass over the picture finds all shapes, however many there are and wherever they lie.
struct Shapes {
    /// A shape of at most so many pixels in width and in height is a speck.
    private static let speckSide: Int32 = 5

    /// How many are larger than specks.
    private(set) var letters = 0
    private(set) var specks = 0

    private let width: Int
    private let height: Int
    /// Ink from `start` to before `end` in one row; `shape` leads to the first run of the same shape.
    private struct Run {
        let row: Int32
        let start: Int32
        let end: Int32
        var shape: Int32
    }

    private var runs: [Run] = []
    /// By a shape's first run: whether it is a speck.
    private var isSpeck: [Bool] = []

    /// Nothing where the picture is not of one bit a pixel.
    init?(_ picture: OpaquePointer) {
        guard pixGetDepth(picture) == 1, let words = pixGetData(picture) else { return nil }
        let (width, height, wordsPerRow) = (pixGetWidth(picture), pixGetHeight(picture), pixGetWpl(picture))
        guard width > 0, height > 0, wordsPerRow > 0 else { return nil }
        // `wordsPerRow` words a row, `height` rows, by Leptonica's own account; read before this returns.
        let all = UnsafeBufferPointer(start: words, count: Int(wordsPerRow) * Int(height))
        self.init(all, width: Int(width), height: Int(height))
    }

    /// One bit a pixel, 1 for ink, the leftmost the highest; each row begins with a word.
    init(_ words: UnsafeBufferPointer<UInt32>, width: Int, height: Int) {
        self.width = width
        self.height = height
        let wordsPerRow = words.count / max(1, height)
        var above = 0..<0
        for row in 0..<height {
            let first = runs.count
            findRuns(UnsafeBufferPointer(rebasing: words[row * wordsPerRow..<(row + 1) * wordsPerRow]), Int32(row))
            join(first..<runs.count, with: above)
            above = first..<runs.count
        }
        measure()
    }

    /// `grey`, which has the same size, without the specks: ground is where they and their soft edges were.
    func cleared(_ grey: Pixels) -> Pixels {
        guard grey.bands == 1, grey.width == width, grey.height == height else { return grey }
        let ground = ground(of: grey)
        var bytes = grey.bytes
        for run in runs where isSpeck[Int(run.shape)] {
            // Shapes do not touch: nobody else's ink is that near.
            for row in max(0, Int(run.row) - 1)...min(height - 1, Int(run.row) + 1) {
                for column in max(0, Int(run.start) - 1)..<min(width, Int(run.end) + 1) {
                    bytes[row * width + column] = ground
                }
            }
        }
        return Pixels(bytes: bytes, width: width, height: height, bands: 1)
    }

    /// The mean of what is no ink, which is on the light or dark side of whatever parts the two.
    private func ground(of grey: Pixels) -> UInt8 {
        var sum = 0
        for byte in grey.bytes { sum += Int(byte) }
        var count = grey.bytes.count
        for run in runs {
            for place in Int(run.row) * width + Int(run.start)..<Int(run.row) * width + Int(run.end) {
                sum -= Int(grey.bytes[place])
            }
            count -= Int(run.end - run.start)
        }
        return count == 0 ? 255 : UInt8(sum / count)
    }

    /// Leftmost pixels are the highest bits.
    private mutating func findRuns(_ words: UnsafeBufferPointer<UInt32>, _ row: Int32) {
        var start: Int32?
        for (place, word) in words.enumerated() {
            // All as before, and that is most of them.
            if word == (start == nil ? 0 : UInt32.max) { continue }
            var column = 0
            while column < 32 {
                let rest = (start == nil ? word : ~word) << UInt32(column)
                let step = rest.leadingZeroBitCount
                guard column + step < 32 else { break }
                column += step
                let here = Int32(place * 32 + column)
                if let begun = start {
                    append(row, begun, here)
                    start = nil
                } else {
                    start = here
                }
            }
        }
        if let start { append(row, start, Int32(words.count * 32)) }
    }

    /// Rows end with the picture; the bits that fill up their last word say nothing.
    private mutating func append(_ row: Int32, _ start: Int32, _ end: Int32) {
        let end = min(end, Int32(width))
        if start < end { runs.append(Run(row: row, start: start, end: end, shape: Int32(runs.count))) }
    }

    /// Joins the runs of a row with those above that they touch, if only by a corner.
    private mutating func join(_ row: Range<Int>, with above: Range<Int>) {
        var upper = above.lowerBound
        for run in row {
            while upper < above.upperBound, runs[upper].end < runs[run].start { upper += 1 }
            var other = upper
            while other < above.upperBound, runs[other].start <= runs[run].end {
                let (one, two) = (first(of: run), first(of: other))
                runs[max(one, two)].shape = Int32(min(one, two))
                other += 1
            }
        }
    }

    /// The first run of the shape; the way to it is halved for those who ask later.
    private mutating func first(of run: Int) -> Int {
        var run = run
        while Int(runs[run].shape) != run {
            runs[run].shape = runs[Int(runs[run].shape)].shape
            run = Int(runs[run].shape)
        }
        return run
    }

    private mutating func measure() {
        var left = [Int32](repeating: .max, count: runs.count)
        var right = [Int32](repeating: 0, count: runs.count)
        var bottom = [Int32](repeating: 0, count: runs.count)
        for run in runs.indices {
            let shape = first(of: run)
            runs[run].shape = Int32(shape)
            left[shape] = min(left[shape], runs[run].start)
            right[shape] = max(right[shape], runs[run].end)
            bottom[shape] = runs[run].row + 1
        }
        isSpeck = [Bool](repeating: false, count: runs.count)
        for shape in runs.indices where Int(runs[shape].shape) == shape {
            // The first run is in the topmost row.
            let isSmall =
                right[shape] - left[shape] <= Self.speckSide && bottom[shape] - runs[shape].row <= Self.speckSide
            isSpeck[shape] = isSmall
            if isSmall { specks += 1 } else { letters += 1 }
        }
    }
}
