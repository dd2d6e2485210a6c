@testable import HTTP

/// A Content-Type, a line feed, and the form's body. Where the first line is no type of a form, all is body.
enum MultipartFuzz {
    static func run(_ input: FuzzInput) {
        let line = input.bytes.prefix { $0 != 0x0A }
        let named = MediaType(String(decoding: line, as: UTF8.self))
        if let named { expect(MediaType(named.description) == named, "a media type that is written reads as itself") }
        let parser = named.flatMap { try? MultipartParser($0) }
        let start = parser == nil ? 0 : min(line.count + 1, input.bytes.count)
        let boundary = (parser == nil ? nil : named?["boundary"]) ?? "b"

        let body = Array(input.bytes[start...])
        let limits = input.hasSmallLimits ? small : FormLimits()
        let whole = FormParts([body], boundary: boundary, limits: limits)
        for pieces in input.cuts(from: start) {
            let cut = FormParts(pieces, boundary: boundary, limits: limits)
            expect(cut == whole, "a verdict does not depend on where bytes are cut")
            expect(cut.work <= 4 * body.count + 16, "the work is linear, however the bytes are cut")
        }
        expect(whole.size <= body.count, "no more comes out than went in")
        if input.hasSmallLimits, whole.error == nil {
            expect(FormParts([body], boundary: boundary) == whole, "what small limits let pass, large ones do too")
        }
        checkRoundTrip(whole.parts.filter(\.isWhole), boundary: boundary)
    }

    private static var small: FormLimits {
        var limits = FormLimits()
        limits.parts = 2
        limits.partHead = 90
        limits.partFields = 2
        limits.preamble = 8
        limits.fileName = 5
        limits.fieldName = 5
        return limits
    }

    /// Parts that were taken, written as a browser writes them, are taken again and are the same.
    private static func checkRoundTrip(_ parts: [FormParts.Part], boundary: String) {
        var body: [UInt8] = []
        for part in parts {
            body += Array("--\(boundary)\r\ncontent-disposition:form-data;name=\"\(escaped(part.head.name))\"".utf8)
            if let fileName = part.head.fileName { body += Array(";filename=\"\(escaped(fileName))\"".utf8) }
            if let type = part.head.contentType { body += Array("\r\ncontent-type:\(type)".utf8) }
            body += Array("\r\n\r\n".utf8) + part.bytes + [0x0D, 0x0A]
            if let safe = part.head.safeName {
                expect(!safe.utf8.contains(0x2F) && !safe.utf8.contains(0x5C), "a safe name leads nowhere")
                expect(safe != ".." && safe != "." && !safe.isEmpty, "a safe name is a name")
            }
        }
        body += Array("--\(boundary)--".utf8)
        let again = FormParts([body], boundary: boundary)
        expect(again.error == nil && again.parts == parts, "a form that is written reads as itself")
    }

    /// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
    private static func escaped(_ name: String) -> String {
        name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "%22")
    }
}
