/// The body of one request as its framing delimits it.
enum BodyDecoder: Sendable {
    case length(remaining: Int)
    case chunked(ChunkedDecoder)

    init(_ framing: BodyFraming, limits: ParserLimits) {
        switch framing {
        case .none: self = .length(remaining: 0)
        case .length(let length): self = .length(remaining: length)
        case .chunked: self = .chunked(ChunkedDecoder(limits: limits))
        }
    }

    var isAtEnd: Bool {
        switch self {
        case .length(let remaining): remaining == 0
        case .chunked(let decoder): decoder.isAtEnd
        }
    }

    /// What must still come at least, where that is known.
    var remaining: Int? {
        if case .length(let remaining) = self { return remaining }
        return nil
    }

    /// Takes bytes up to the end of the next run of data, of the body or of the input. `data` lies in `input`.
    mutating func read(_ input: UnsafeRawBufferPointer) throws(HTTPError) -> (consumed: Int, data: Range<Int>) {
        switch self {
        case .length(let remaining):
            let count = min(remaining, input.count)
            self = .length(remaining: remaining - count)
            return (count, 0..<count)
        case .chunked(var decoder):
            let result = try decoder.read(input)
            self = .chunked(decoder)
            return result
        }
    }
}
