import Bytes
import Testing

@Suite struct ASCIITests {
    @Test func `the blanks are the six of ASCII`() {
        #expect((UInt8.min...UInt8.max).filter(ASCII.isBlank) == [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20])
    }

    @Test func `only the letters of ASCII have small ones`() {
        let lower = String(decoding: (0x00...0x7F).map(ASCII.lower), as: UTF8.self)
        #expect(lower == String(decoding: 0x00...0x7F as ClosedRange<UInt8>, as: UTF8.self).lowercased())
        #expect((0x80...0xFF).allSatisfy { ASCII.lower($0) == $0 })
    }
}
