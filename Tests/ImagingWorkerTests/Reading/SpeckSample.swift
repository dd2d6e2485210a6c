internal import TestSupport

@testable import ImagingWorker

/// Specks at random places, as of stars, dust and dirt.
enum SpeckSample {
    /// Nothing but dark specks on white.
    static func sky(percent: Double, side: Int) -> Pixels {
        let empty = Pixels(bytes: .init(repeating: 255, count: 1280 * 1280), width: 1280, height: 1280, bands: 1)
        return strewn(over: empty, percent: percent, side: side)
    }

    /// Dark squares that cover so much of the page.
    static func strewn(over page: Pixels, percent: Double, side: Int) -> Pixels {
        var random = SeededGenerator(7)
        var bytes = page.bytes
        func place(_ end: Int) -> Int { Int(random.next() % UInt64(end)) }
        for _ in 0..<Int(Double(bytes.count) * percent / 100) / (side * side) {
            let (left, top) = (place(page.width - side), place(page.height - side))
            for row in top..<top + side {
                for column in left..<left + side { bytes[row * page.width + column] = 0 }
            }
        }
        return Pixels(bytes: bytes, width: page.width, height: page.height, bands: 1)
    }
}
