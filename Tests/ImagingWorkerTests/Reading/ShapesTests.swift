internal import Testing

@testable import ImagingWorker

@Suite struct ShapesTests {
    /// Ink is `#`.
    private func pixels(_ rows: [String]) -> Pixels {
        Pixels(
            bytes: rows.flatMap { $0.utf8.map { $0 == UInt8(ascii: "#") ? 10 : 240 } }, width: rows[0].utf8.count,
            height: rows.count, bands: 1)
    }

    private func shapes(_ page: Pixels) -> Shapes {
        let wordsPerRow = (page.width + 31) / 32
        var words = [UInt32](repeating: 0, count: wordsPerRow * page.height)
        for (place, byte) in page.bytes.enumerated() where byte < 128 {
            let (row, column) = place.quotientAndRemainder(dividingBy: page.width)
            words[row * wordsPerRow + column / 32] |= 1 << UInt32(31 - column % 32)
        }
        return words.withUnsafeBufferPointer { Shapes($0, width: page.width, height: page.height) }
    }

    private static let rows = [
        "..........................................",
        ".#.#......................#####....######.",
        "..#....##.........#.......#...#....#......",
        ".......##.........#.......#...#....#......",
        "..................#.......#####....#......",
        "...........#......#.#..............#......",
        "..#######...#.....#.#..............#......",
        "..#.....#....#....#.#.....................",
        "..#.###.#.....#...#.#....................#",
        "..#.###.#......#..###.....................",
        "..#.....#.................................",
        "..#######.........................#.......",
        "..........................................",
    ]

    @Test func `knows letters from specks, whatever their shape`() {
        // Letters: a frame, a hook, a bracket. The three pixels at the top left touch by corners: one speck.
        let shapes = self.shapes(pixels(Self.rows))
        #expect(shapes.letters == 3)
        #expect(shapes.specks == 7)
    }

    @Test func `clears specks and nothing else`() {
        let page = pixels(Self.rows)
        let cleared = shapes(page).cleared(page)
        let after = shapes(cleared)
        #expect(after.letters == 3)
        #expect(after.specks == 0)
    }

    @Test(arguments: [(1, 1), (31, 2), (32, 2), (33, 2), (64, 3), (100, 1)])
    func `finds as many as there are, at any width`(width: Int, height: Int) {
        // A comb: every second column is ink from top to bottom.
        let bytes = (0..<width * height).map { place -> UInt8 in place % width % 2 == 0 ? 0 : 255 }
        let shapes = self.shapes(Pixels(bytes: bytes, width: width, height: height, bands: 1))
        #expect(shapes.letters == 0)
        #expect(shapes.specks == (width + 1) / 2)
    }
}
