internal import Bytes
internal import Vignette

extension Reading {
    /// The text and the contents of the codes become the payload, one behind the other: they may be long.
    func write(to head: inout JSONObjectWriter, _ payload: inout [UInt8]) {
        let text = text.utf8Prefix(WireLimits.text)
        let codes = codes.prefix(WireLimits.codes).map { code in
            (kind: code.kind, content: code.content.utf8Prefix(WireLimits.codeContent))
        }
        payload = Array(text.utf8)
        for code in codes { payload += code.content.utf8 }
        head.string("reply", "read")
        head.int("text", text.utf8.count)
        head.int("words", words)
        head.array("codes") { list in
            for code in codes {
                list.object { object in
                    object.string("kind", code.kind.rawValue)
                    object.int("content", code.content.utf8.count)
                }
            }
        }
    }

    init(_ head: WireObject, payload: [UInt8]) throws(WireError) {
        var rest = payload[...]
        /// The next `length` bytes as text.
        func text(_ length: Int) throws(WireError) -> String {
            guard length <= rest.count, let text = String(validating: rest.prefix(length), as: UTF8.self) else {
                throw .payload
            }
            rest = rest.dropFirst(length)
            return text
        }
        self.init(
            text: try text(try head.int("text", in: 0...WireLimits.text)),
            words: try head.int("words", in: 0...WireLimits.text))
        for code in try head.members("codes", atMost: WireLimits.codes) {
            let kind: CodeKind = try code.named("kind")
            codes.append(
                Code(kind: kind, content: try text(try code.int("content", in: 0...WireLimits.codeContent))))
        }
        guard rest.isEmpty else { throw .payload }
    }
}
