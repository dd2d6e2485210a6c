internal import Glibc

/// By how much lines of text slope.
///
/// Text is full of upright strokes. Their places, counted row by row, pile up in the lines and leave the gaps between
/// them empty; the slope along which the counts differ most from row to row is that of the lines. Light text on dark
/// ground gives the same.
enum Skew {
    /// Degrees, clockwise, from -10 to 10; 0 where no other slope stands out.
    static func angle(of grey: Pixels) -> Double {
        let strokes = Strokes(grey)
        guard strokes.count >= 200 else { return 0 }
        let level = strokes.contrast(at: 0)
        let coarse = best(of: stride(from: -10, through: 10, by: 0.5), strokes)
        let fine = best(of: stride(from: coarse - 0.4, through: coarse + 0.4, by: 0.1), strokes)
        guard abs(fine) >= 0.25, strokes.contrast(at: fine) > level * 1.1 else { return 0 }
        return fine
    }

    private static func best(of angles: StrideThrough<Double>, _ strokes: Strokes) -> Double {
        var best = (angle: 0.0, contrast: -1.0)
        for angle in angles {
            let contrast = strokes.contrast(at: angle)
            if contrast > best.contrast { best = (angle, contrast) }
        }
        return best.angle
    }

    /// The places where brightness changes from left to right.
    private struct Strokes {
        /// A change of brightness that counts.
        private static let leastChange = 48
        /// More say no more.
        private static let limit = 60_000

        private var columns: [Int32] = []
        private var rows: [Int32] = []
        private let width: Int
        private let height: Int

        var count: Int { rows.count }

        init(_ grey: Pixels) {
            width = grey.width
            height = grey.height
            // Every place in small pictures; in large or crowded ones, evenly chosen columns.
            for step in [max(1, width / 640), max(1, width / 160)] {
                columns = []
                rows = []
                collect(grey, step)
                if count <= Self.limit { break }
            }
        }

        private mutating func collect(_ grey: Pixels, _ step: Int) {
            grey.bytes.withUnsafeBufferPointer { bytes in
                for row in 0..<height {
                    let start = row * width
                    var column = 1
                    while column < width - 1 {
                        let change = Int(bytes[start + column + 1]) - Int(bytes[start + column - 1])
                        if abs(change) >= Self.leastChange {
                            columns.append(Int32(truncatingIfNeeded: column))
                            rows.append(Int32(truncatingIfNeeded: row))
                        }
                        column += step
                    }
                }
            }
        }

        /// How much the number of strokes changes from row to row, along lines that slope by `angle` degrees.
        func contrast(at angle: Double) -> Double {
            // In 1/65536 of a row; at most 10 degrees over a side of at most 16,384 stay far within an Int.
            let slope = Int((tan(angle * .pi / 180) * 65536).rounded())
            let drop = abs(slope) * width / 65536 + 2
            var counts = [Int32](repeating: 0, count: height + 2 * drop)
            counts.withUnsafeMutableBufferPointer { counts in
                for place in 0..<rows.count {
                    counts[Int(rows[place]) - (Int(columns[place]) * slope) >> 16 + drop] += 1
                }
            }
            var sum = 0.0
            for row in 1..<counts.count {
                let change = Double(counts[row] - counts[row - 1])
                sum += change * change
            }
            return sum
        }
    }
}
