import Bytes
import Testing

@testable import Vision

@Suite struct BodyCursorTests {
    private static let body = TransferBody(pieces: [
        .text(Array("{\"p\":\"".utf8)[...]), .base64(Array(0...255)), .text([]), .base64([]), .base64([1, 2]),
        .text(Array("\"}".utf8)[...]),
    ])

    private static let text =
        Array("{\"p\":\"".utf8) + Base64.encode(Array(0...255)) + Base64.encode([1, 2]) + Array("\"}".utf8)

    @Test(arguments: [4, 5, 6, 7, 8, 64, 10_000])
    func `writes the same text into rooms of any size, again after rewinding`(_ size: Int) {
        var cursor = BodyCursor(Self.body)
        #expect(Self.all(&cursor, size) == Self.text)
        cursor.rewind()
        #expect(Self.all(&cursor, size) == Self.text)
        #expect(Self.body.count == Self.text.count)
    }

    @Test func `says that a room holds no group of base64`() {
        var cursor = BodyCursor(TransferBody(pieces: [.base64([1])]))
        #expect(Self.all(&cursor, 3) == nil)
        #expect(Self.all(&cursor, 4) == Base64.encode([1]))
    }

    private static func all(_ cursor: inout BodyCursor, _ size: Int) -> [UInt8]? {
        var text: [UInt8] = []
        var room = [UInt8](repeating: 0, count: size)
        while true {
            guard let count = room.withUnsafeMutableBytes({ cursor.write(into: $0) }) else { return nil }
            if count == 0 { return text }
            text += room[..<count]
        }
    }
}
