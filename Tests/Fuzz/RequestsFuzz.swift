@testable import HTTP

/// A connection's bytes: request after request, heads and bodies.
enum RequestsFuzz {
    static func run(_ input: FuzzInput) {
        var limits = ParserLimits()
        if input.hasSmallLimits {
            limits.requestLine = 40
            limits.fieldLine = 40
            limits.fieldBlock = 120
            limits.fieldCount = 4
            limits.emptyLines = 1
            limits.chunkExtensions = 6
            limits.trailers = 12
        }
        let whole = RequestStream([input.bytes], limits: limits)
        for pieces in input.cuts() {
            expect(RequestStream(pieces, limits: limits) == whole, "a verdict does not depend on where bytes are cut")
        }
        expect(whole.size <= input.bytes.count, "no more comes out than went in")
        if input.hasSmallLimits, whole.error == nil {
            expect(RequestStream([input.bytes]) == whole, "what small limits let pass, large ones do too")
        }
        for request in whole.requests { checkHead(request.head) }
    }

    /// A head that was taken, written plainly, is taken again and means the same.
    private static func checkHead(_ head: RequestHead) {
        let target = head.target
        let prefix = target.authority.map { "http://\($0)" } ?? ""
        let query = target.query.map { "?\($0)" } ?? ""
        var bytes = Array("\(head.method) \(prefix)\(target.path)\(query) HTTP/1.\(head.minorVersion)\r\n".utf8)
        for entry in head.fields.entries {
            bytes += head.fields.bytes[Int(entry.name.lowerBound)..<Int(entry.name.upperBound)]
            bytes.append(0x3A)
            bytes += head.fields.bytes[Int(entry.value.lowerBound)..<Int(entry.value.upperBound)]
            bytes += [0x0D, 0x0A]
        }
        bytes += [0x0D, 0x0A]
        var parser = RequestParser()
        guard let (consumed, again) = try? parser.read(bytes), let again else {
            return expect(false, "a head written plainly is taken")
        }
        expect(consumed == bytes.count, "a head ends where it ends")
        expect(RequestStream.isSame(again, head), "a head written plainly means the same")
    }
}
