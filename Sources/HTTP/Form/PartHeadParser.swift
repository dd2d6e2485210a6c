/// Reads the header lines of a part, a byte at a time. RFC 2046 §5.1, RFC 7578 §4
struct PartHeadParser: Sendable {
    private let limits: FormLimits
    private var line: [UInt8] = []
    private var size = 0
    private var fieldCount = 0
    private var disposition: ContentDisposition?
    private var contentType: String?

    init(limits: FormLimits) {
        self.limits = limits
    }

    /// Takes bytes until the empty line has ended the head or the input ends.
    mutating func read(_ input: UnsafeRawBufferPointer) throws(HTTPError) -> (consumed: Int, head: PartHead?) {
        for position in 0..<input.count {
            let byte = input[position]
            size += 1
            guard size <= limits.partHead else {
                throw HTTPError(.badRequest, "The header of a part is longer than \(limits.partHead) bytes.")
            }
            if line.last == 0x0D {
                guard byte == 0x0A else {
                    throw HTTPError(.badRequest, "A CR stands without its LF in a part's header.")
                }
                line.removeLast()
                if let head = try endLine() { return (position + 1, head) }
            } else {
                try check(byte)
                line.append(byte)
            }
        }
        return (input.count, nil)
    }

    private func check(_ byte: UInt8) throws(HTTPError) {
        if byte == 0x0D { return }
        guard byte.isFieldValue else {
            throw HTTPError(.badRequest, "The header of a part holds a control character or a bare LF.")
        }
        guard line.isEmpty else { return }
        // RFC 7578 §4.8 leaves nothing to fold, and what is folded is read in two ways.
        guard !byte.isBlank else { throw HTTPError(.badRequest, "A header line of a part begins with white space.") }
        guard byte.isToken else { throw HTTPError(.badRequest, "A header field of a part has no name.") }
    }

    private mutating func endLine() throws(HTTPError) -> PartHead? {
        guard !line.isEmpty else {
            guard let disposition else { throw HTTPError(.badRequest, "A part has no Content-Disposition.") }
            return PartHead(name: disposition.name, fileName: disposition.fileName, contentType: contentType)
        }
        fieldCount += 1
        guard fieldCount <= limits.partFields else {
            throw HTTPError(.badRequest, "A part has more than \(limits.partFields) header fields.")
        }
        guard let colon = line.firstIndex(where: { !$0.isToken }), line[colon] == 0x3A else {
            throw HTTPError(.badRequest, "A header line of a part is no field: a name, a colon, a value.")
        }
        let value = line[(colon + 1)...].trimmingBlanks
        // RFC 7578 §5.1: what is not ASCII here is UTF-8.
        guard let text = String(validating: value, as: UTF8.self) else {
            throw HTTPError(.badRequest, "The header of a part is no UTF-8.")
        }
        let name = line[..<colon].map(\.lowercased)
        // RFC 7578 §4.8: every other field is ignored. §4.7: Content-Transfer-Encoding is deprecated, so no decoding.
        if name.elementsEqual("content-disposition".utf8) {
            guard disposition == nil else { throw HTTPError(.badRequest, "A part has two Content-Dispositions.") }
            disposition = try ContentDisposition(value, limits: limits)
        } else if name.elementsEqual("content-type".utf8) {
            guard contentType == nil else { throw HTTPError(.badRequest, "A part has two Content-Types.") }
            contentType = text
        }
        line.removeAll(keepingCapacity: true)
        return nil
    }
}
