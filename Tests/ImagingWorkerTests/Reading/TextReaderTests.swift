internal import Foundation
internal import TestSupport
internal import Testing

@testable import ImagingWorker

@Suite struct TextReaderTests {
    private let reader: TextReader

    init() throws {
        reader = try #require(TextReader())
    }

    private func read(_ page: Pixels) -> (text: String, words: Int) {
        reader.read(page, until: .now + .seconds(60))
    }

    @Test func `reads English, by the data of Debian`() {
        #expect(reader.languages == ["eng"])
    }

    @Test func `a folder of one's own without data changes nothing`() {
        #expect(TextReader(prefix: "/nowhere")?.languages == ["eng"])
        #expect(TextReader(prefix: "")?.languages == ["eng"])
    }

    @Test(arguments: [false, true])
    func `the folder of one's own is looked into first, and data that is broken reads nothing`(isLong: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededGenerator(6)
        try Data(random.bytes(isLong ? 100_000 : 3)).write(to: folder.appendingPathComponent("eng.traineddata"))
        let reader = try #require(TextReader(prefix: folder.path))
        let page = try PageSample.screenshot()
        #expect(reader.read(page, until: .now + .seconds(60)) == ("", 0))
        #expect(reader.read(page, until: .now + .seconds(60)) == ("", 0))
    }

    @Test(arguments: [9, 12, 16], [false, true])
    func `reads a screenshot, light or dark`(size: Int, isDark: Bool) throws {
        let page = try PageSample.screenshot(size: size)
        let (text, words) = read(isDark ? PageSample.inverted(page) : page)
        #expect(PageSample.wordCount >= 87)
        #expect(PageSample.recall(text) >= 0.95, "\(PageSample.recall(text)) of \(text)")
        #expect(words >= 100)
    }

    @Test(arguments: [3.0, -3, 6], [false, true])
    func `reads a page that is noisy and turned`(angle: Double, isDark: Bool) throws {
        let turned = GreyImage.turn(try PageSample.screenshot(), by: angle, enlargedBy: 1)
        let page = PageSample.noisy(isDark ? PageSample.inverted(turned) : turned, deviation: 25)
        let (text, _) = read(page)
        #expect(PageSample.recall(text) >= 0.85, "\(PageSample.recall(text)) of \(text)")
    }

    @Test(arguments: [1.0, 2, 3, 5, 8])
    func `reads a clean page that is turned`(angle: Double) throws {
        let page = GreyImage.turn(try PageSample.screenshot(), by: angle, enlargedBy: 1)
        let (text, _) = read(page)
        #expect(PageSample.recall(text) >= 0.95, "\(PageSample.recall(text)) of \(text)")
    }

    @Test func `keeps lines and blocks`() throws {
        let page = try Vips.page(
            "Opening hours\nMonday nine\n\nPrices\nAdults twelve", font: "DejaVu Sans 18", textWidth: 600, width: 800,
            height: 500)
        #expect(read(page).text == "Opening hours\nMonday nine\n\nPrices\nAdults twelve")
    }

    @Test(arguments: [0, 128, 255] as [UInt8])
    func `reads nothing on an empty page`(level: UInt8) {
        let empty = Pixels(bytes: .init(repeating: level, count: 640 * 480), width: 640, height: 480, bands: 1)
        #expect(read(empty) == ("", 0))
    }

    @Test(arguments: [(1, 1), (3, 1), (1, 40), (32, 32), (2000, 1), (1, 2000)])
    func `survives any size`(width: Int, height: Int) {
        var random = SeededGenerator(3)
        let bytes = random.bytes(width * height)
        _ = read(Pixels(bytes: bytes, width: width, height: height, bands: 1))
    }

    @Test func `reads nothing once its time is over`() throws {
        #expect(reader.read(try PageSample.screenshot(), until: .now) == ("", 0))
    }

    /// Layout is not bound to the deadline: with all specks left in, and tables looked for, these take minutes.
    @Test(arguments: [0.02, 0.1, 0.3, 1], [1, 2, 3])
    func `ends with stars and dust, and reads nothing in them`(percent: Double, side: Int) {
        for isDark in [false, true] {
            let sky = SpeckSample.sky(percent: percent, side: side)
            let (_, words) = reader.read(isDark ? PageSample.inverted(sky) : sky, until: .now + .seconds(6))
            #expect(words <= 3)
        }
    }

    @Test(arguments: [9, 12], [1, 2])
    func `reads a page strewn with specks`(size: Int, side: Int) throws {
        let page = SpeckSample.strewn(
            over: try PageSample.screenshot(size: size), percent: 0.3 * Double(side), side: side)
        let (text, _) = read(page)
        #expect(PageSample.recall(text) >= 0.85, "\(PageSample.recall(text)) of \(text)")
    }

    /// Without a bound on what tesseract is given, the second takes half a minute.
    @Test(arguments: [128, 32] as [UInt8])
    func `ends with noise in time, and reads nothing in it`(darkBelow: UInt8) {
        var random = SeededGenerator(4)
        let bytes = random.bytes(1280 * 1280).map { $0 < darkBelow ? 0 : 255 } as [UInt8]
        let start = ContinuousClock.now
        #expect(read(Pixels(bytes: bytes, width: 1280, height: 1280, bands: 1)) == ("", 0))
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `softens what is full of specks, and reads it`() throws {
        let turned = GreyImage.turn(try PageSample.screenshot(), by: -5, enlargedBy: 1)
        let (text, _) = read(PageSample.noisy(turned, deviation: 40))
        #expect(PageSample.recall(text) >= 0.85, "\(PageSample.recall(text)) of \(text)")
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"), arguments: Textless.pictures)
    func `reads no words where there are none`(name: String) throws {
        let folder = try #require(Corpus.subfolder("images"))
        let (text, words) = read(
            try Vips.load(folder.appendingPathComponent(name), side: 1280, space: "b-w"))
        #expect(words == 0, "\(name): \(text)")
    }
}
