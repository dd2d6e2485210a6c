internal import Testing

@testable import ImagingWorker

@Suite struct PixelsTests {
    @Test func `pixels hold their bytes`() {
        #expect(Pixels(bytes: [0], width: 1, height: 1, bands: 1).bytes == [0])
    }
}
