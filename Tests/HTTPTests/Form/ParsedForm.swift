@testable import HTTP

/// What came of parsing one body: the parts that ended, and how it ended.
struct ParsedForm: Equatable {
    struct Part: Equatable {
        var head: PartHead
        var bytes: [UInt8] = []
    }

    var parts: [Part] = []
    var error: HTTPError?
    /// Bytes that the parser looked at.
    var work = 0

    static func == (left: ParsedForm, right: ParsedForm) -> Bool {
        left.parts == right.parts && left.error == right.error
    }

    /// Parses `body` in pieces that end at each of `cuts` and at its end.
    init(_ body: [UInt8], type: String, cuts: some Sequence<Int>, limits: FormLimits = FormLimits()) {
        var open: Part?
        do throws(HTTPError) {
            guard let type = MediaType(type) else { throw HTTPError(.badRequest, "no media type") }
            var parser = try MultipartParser(type, limits: limits)
            defer { work = parser.bytesExamined }
            var start = 0
            for end in Array(cuts) + [body.count] {
                // A new array for each piece: nothing can be read beyond its end.
                var rest = Array(body[start..<end])[...]
                start = end
                while !rest.isEmpty {
                    let (consumed, event) = try parser.read(rest)
                    switch event {
                    case .partBegan(let head): open = Part(head: head)
                    case .data(let range): open?.bytes.append(contentsOf: rest[range])
                    case .heldData(let bytes): open?.bytes.append(contentsOf: bytes)
                    case .partEnded:
                        if let part = open { parts.append(part) }
                        open = nil
                    case .end, nil: break
                    }
                    rest = rest.dropFirst(consumed)
                }
            }
            try parser.finish()
        } catch {
            self.error = error
        }
    }

    init(_ body: [UInt8], type: String, piece: Int? = nil, limits: FormLimits = FormLimits()) {
        let step = piece ?? max(1, body.count)
        self.init(body, type: type, cuts: stride(from: step, to: body.count, by: step), limits: limits)
    }
}
