/// Takes a multipart/form-data body apart, which may come in any cuts: the verdict and the parts never depend on them.
///
/// Bytes of parts are passed on as they come and never kept, so a part may be of any length. Where readers are known
/// to disagree the body is refused: only CR LF ends a line, and a line that begins with the boundary is a delimiter or
/// an error. RFC 7578, RFC 2046 §5.1
///
/// After a thrown error nothing of the input can be trusted.
public struct MultipartParser: Sendable {
    private enum Phase {
        case preamble
        /// Behind a boundary: CR LF and a part, or two hyphens and the end.
        case delimited, delimitedLF, delimitedHyphen
        case head(PartHeadParser)
        case data
        case end
    }

    private let limits: FormLimits
    private var phase = Phase.preamble
    private var search: BoundarySearch
    private var preamble = 0
    private var parts = 0
    private var bytesBetween = 0

    /// Throws where `boundary` is none. RFC 2046 §5.1.1: 1 to 70 characters of a set, the last one no space.
    public init(boundary: String, limits: FormLimits = FormLimits()) throws(HTTPError) {
        let bytes = Array(boundary.utf8)
        guard (1...70).contains(bytes.count), bytes.last != 0x20, bytes.allSatisfy(Self.isBoundary) else {
            throw HTTPError(.badRequest, "The boundary of the form is not 1 to 70 characters of those allowed.")
        }
        self.limits = limits
        search = BoundarySearch(boundary: bytes)
        search.beginLine()
    }

    /// Throws where `type` has no boundary, or a bad one.
    public init(_ type: MediaType, limits: FormLimits = FormLimits()) throws(HTTPError) {
        guard let boundary = type["boundary"] else {
            throw HTTPError(.badRequest, "The Content-Type of the form has no boundary.")
        }
        try self.init(boundary: boundary, limits: limits)
    }

    /// Bytes looked at so far, repeated looks counted.
    var bytesExamined: Int { search.bytesExamined + bytesBetween }

    /// Takes bytes up to the end of the next event or of the input. Read on until all is consumed.
    ///
    /// `input` is read during the call only; `data` counts from its start.
    public mutating func read(
        _ input: UnsafeRawBufferPointer
    ) throws(HTTPError) -> (consumed: Int, event: MultipartEvent?) {
        var position = 0
        while position < input.count {
            let start = position
            let event = try step(UnsafeRawBufferPointer(rebasing: input[start...]), &position)
            if case .data(let range) = event {
                return (position, .data(range.lowerBound + start..<range.upperBound + start))
            }
            if let event { return (position, event) }
        }
        return (position, nil)
    }

    /// The same for a slice; `data` are indices of it.
    public mutating func read(
        _ input: ArraySlice<UInt8>
    ) throws(HTTPError) -> (consumed: Int, event: MultipartEvent?) {
        let (consumed, event) = try input.withUnsafeBufferPointer { (bytes) throws(HTTPError) in
            try read(UnsafeRawBufferPointer(bytes))
        }
        guard case .data(let range) = event else { return (consumed, event) }
        let start = input.startIndex
        return (consumed, .data(range.lowerBound + start..<range.upperBound + start))
    }

    /// Says that no more bytes come. Throws where the closing boundary has not.
    public func finish() throws(HTTPError) {
        guard case .end = phase else {
            throw HTTPError(.badRequest, "The form breaks off: its closing boundary is missing.")
        }
    }

    // MARK: - Phases

    private mutating func step(
        _ input: UnsafeRawBufferPointer, _ position: inout Int
    ) throws(HTTPError) -> MultipartEvent? {
        switch phase {
        case .preamble:
            let (consumed, finding) = search.read(input)
            position += consumed
            try skipPreamble(finding)
            return nil
        case .data:
            let (consumed, finding) = search.read(input)
            position += consumed
            switch finding {
            case .held(let bytes): return .heldData(bytes)
            case .data(let range): return .data(range)
            case .delimiter:
                phase = .delimited
                return .partEnded
            case .more: return nil
            }
        case .head(var parser):
            // The phase lets go of the parser, or changing it would copy it.
            phase = .data
            let (consumed, head) = try parser.read(input)
            position += consumed
            bytesBetween += consumed
            guard let head else {
                phase = .head(parser)
                return nil
            }
            search.beginLine()
            return .partBegan(head)
        case .delimited, .delimitedLF, .delimitedHyphen:
            position += 1
            bytesBetween += 1
            return try stepDelimited(input[0])
        case .end:
            // RFC 2046 §5.1.1: the epilogue is to be ignored, so nobody looks at it.
            position += input.count
            return nil
        }
    }

    private mutating func skipPreamble(_ finding: BoundarySearch.Finding) throws(HTTPError) {
        switch finding {
        case .held(let bytes): preamble += bytes.count
        case .data(let range): preamble += range.count
        case .delimiter: phase = .delimited
        case .more: break
        }
        guard preamble <= limits.preamble else {
            throw HTTPError(.badRequest, "The form does not begin with its boundary.")
        }
    }

    private mutating func stepDelimited(_ byte: UInt8) throws(HTTPError) -> MultipartEvent? {
        switch (phase, byte) {
        case (.delimited, 0x0D): phase = .delimitedLF
        case (.delimited, 0x2D): phase = .delimitedHyphen
        case (.delimitedHyphen, 0x2D):
            phase = .end
            return .end
        case (.delimitedLF, 0x0A):
            parts += 1
            guard parts <= limits.parts else {
                throw HTTPError(.contentTooLarge, "The form has more than \(limits.parts) parts.")
            }
            phase = .head(PartHeadParser(limits: limits))
        default: throw HTTPError(.badRequest, "A boundary of the form is followed by something else on its line.")
        }
        return nil
    }

    /// RFC 2046 §5.1.1: bchars.
    private static func isBoundary(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || "'()+_,-./:=? ".utf8.contains(byte)
    }
}
