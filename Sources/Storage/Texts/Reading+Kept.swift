internal import Bytes
internal import Vignette

extension Reading {
    var kept: String {
        String(decoding: JSONWriter().object { write(to: &$0) }, as: UTF8.self)
    }

    func write(to reading: inout JSONObjectWriter) {
        reading.string("text", text)
        reading.int("words", words)
        reading.array("codes") { list in
            for code in codes {
                list.object {
                    $0.string("kind", code.kind.rawValue)
                    $0.string("content", code.content)
                }
            }
        }
    }

    init(kept bytes: [UInt8]) throws(UnreadableColumn) {
        try self.init(KeptText(bytes, column: "analysis_pictures.reading"))
    }

    init(_ reading: KeptText) throws(UnreadableColumn) {
        var codes: [Code] = []
        for code in try reading.list("codes") {
            codes.append(Code(kind: try code.choice("kind"), content: try code.string("content")))
        }
        self.init(text: try reading.string("text"), words: try reading.int("words"), codes: codes)
    }
}
