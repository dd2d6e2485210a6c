import Bytes
import Testing

@Suite struct TextGapsTests {
    @Test func `each gap is filled with its own pieces, in order`() {
        let gaps = TextGaps()
        let text = Array("a\(gaps.mark)b\(gaps.mark)c".utf8)
        let pieces = gaps.filled(text, with: [[.base64([1, 2, 3])], [.text([0x78]), .text([0x79])]])
        #expect(String(decoding: pieces.flatMap(\.bytes), as: UTF8.self) == "aAQIDbxyc")
        #expect(pieces.reduce(0) { $0 + $1.count } == 9)
    }

    @Test func `contents without a gap are left out, gaps without contents stay`() {
        let gaps = TextGaps()
        #expect(gaps.filled([0x61], with: [[.text([0x78])]]).flatMap(\.bytes) == [0x61])
        #expect(gaps.filled(Array(gaps.mark.utf8), with: []).flatMap(\.bytes) == Array(gaps.mark.utf8))
    }

    @Test func `a filling that looks like the mark is not filled again`() {
        let gaps = TextGaps()
        let text = Array("\(gaps.mark)-\(gaps.mark)".utf8)
        let pieces = gaps.filled(text, with: [[.text(Array(gaps.mark.utf8)[...])], [.text([0x78])]])
        #expect(pieces.flatMap(\.bytes) == Array("\(gaps.mark)-x".utf8))
        #expect(TextGaps().mark != gaps.mark && gaps.mark.utf8.count == 32)
    }

    @Test(arguments: 0..<7) func `a piece counts what it writes`(count: Int) {
        let bytes = [UInt8](0..<UInt8(count))
        for piece in [TextPiece.text(bytes[...]), .base64(bytes), .text(([9] + bytes)[1...])] {
            #expect(piece.count == piece.bytes.count)
        }
    }
}
