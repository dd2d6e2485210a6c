@testable import HTTP

/// What came of one multipart body: its parts, the last perhaps not whole, and how it ended.
struct FormParts: Equatable {
    struct Part: Equatable {
        let head: PartHead
        var bytes: [UInt8] = []
        var isWhole = false
    }

    private(set) var parts: [Part] = []
    private(set) var error: HTTPError?
    /// Bytes that the parser looked at.
    private(set) var work = 0
    private var hasEnd = false

    static func == (left: FormParts, right: FormParts) -> Bool {
        left.parts == right.parts && left.error == right.error && left.hasEnd == right.hasEnd
    }

    init(_ pieces: [[UInt8]], boundary: String, limits: FormLimits = FormLimits()) {
        do throws(HTTPError) {
            var parser = try MultipartParser(boundary: boundary, limits: limits)
            defer { work = parser.bytesExamined }
            for piece in pieces {
                var rest = piece[...]
                while !rest.isEmpty {
                    let (consumed, event) = try parser.read(rest)
                    // A finding may end where the bytes held back begin anew: then only the event goes forward.
                    expect(consumed > 0 || event != nil, "a reader goes forward")
                    expect(consumed <= rest.count, "a reader goes not too far")
                    note(event, rest)
                    rest = rest.dropFirst(consumed)
                }
            }
            try parser.finish()
        } catch {
            self.error = error
        }
    }

    /// Bytes that came out.
    var size: Int {
        parts.reduce(0) { $0 + $1.head.name.utf8.count + ($1.head.fileName?.utf8.count ?? 0) + $1.bytes.count }
    }

    private mutating func note(_ event: MultipartEvent?, _ input: ArraySlice<UInt8>) {
        let last = parts.count - 1
        switch event {
        case .partBegan(let head):
            expect(parts.last?.isWhole ?? true, "a part begins when the one before has ended")
            parts.append(Part(head: head))
        case .data(let range):
            expect(!parts.isEmpty && !parts[last].isWhole && !range.isEmpty, "data belongs to a part")
            parts[last].bytes += input[range]
        case .heldData(let bytes):
            expect(!parts.isEmpty && !parts[last].isWhole && !bytes.isEmpty, "held data belongs to a part")
            parts[last].bytes += bytes
        case .partEnded:
            expect(!parts.isEmpty && !parts[last].isWhole, "a part ends once")
            parts[last].isWhole = true
        case .end:
            expect(!hasEnd && parts.last?.isWhole ?? true, "a form ends once, after its parts")
            hasEnd = true
        case nil: break
        }
    }
}
