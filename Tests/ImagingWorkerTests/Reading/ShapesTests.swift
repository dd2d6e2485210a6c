internal import CImaging
internal import TestSupport
internal import Testing

@testable import ImagingWorker

@Suite struct ShapesTests {
    /// Ink is `#`.
    private func pixels(_ rows: [String]) -> Pixels {
        Pixels(
            bytes: rows.flatMap { $0.utf8.map { $0 == UInt8(ascii: "#") ? 10 : 240 } }, width: rows[0].utf8.count,
            height: rows.count, bands: 1)
    }

    private func shapes(_ page: Pixels) throws -> Shapes {
        let api = try #require(TessBaseAPICreate())
        defer { TessBaseAPIDelete(api) }
        TessBaseAPISetImage(api, page.bytes, Int32(page.width), Int32(page.height), 1, Int32(page.width))
        let picture = try #require(TessBaseAPIGetThresholdedImage(api))
        defer { imaging_free_picture(picture) }
        return try #require(Shapes(picture))
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

    @Test func `knows letters from specks, whatever their shape`() throws {
        // Letters: a frame, a diagonal of five would be a speck and is of five, a hook, a corner.
        let shapes = try shapes(pixels(Self.rows))
        #expect(shapes.letters == 3)
        #expect(shapes.specks == 7)
    }

    @Test func `clears specks and nothing else`() throws {
        let page = pixels(Self.rows)
        let cleared = try shapes(page).cleared(page)
        let after = try shapes(cleared)
        #expect(after.letters == 3)
        #expect(after.specks == 0)
    }

    @Test(arguments: [(1, 1), (31, 2), (32, 2), (33, 2), (64, 3), (100, 1)])
    func `finds as many as there are, at any width`(width: Int, height: Int) throws {
        // A comb: every second column is ink from top to bottom.
        let bytes = (0..<width * height).map { place -> UInt8 in place % width % 2 == 0 ? 0 : 255 }
        let shapes = try shapes(Pixels(bytes: bytes, width: width, height: height, bands: 1))
        #expect(shapes.letters == 0)
        #expect([width / 2, (width + 1) / 2, 0].contains(shapes.specks), "\(shapes.specks)")
    }
}
