internal import Imaging
internal import Testing

@Suite struct RefusalTests {
    @Test func `refusals compare by value`() {
        #expect(Refusal.unsupported(mediaType: "image/bmp") == .unsupported(mediaType: "image/bmp"))
    }
}
