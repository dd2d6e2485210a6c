/// Takes the chunked coding apart, a byte at a time where it is syntax and in whole runs where it is data.
///
/// Extensions are checked and ignored, trailers checked and dropped, each up to its limit. RFC 9112 §7.1
public struct ChunkedDecoder: Sendable {
    private enum State {
        case sizeFirst, size
        case extensionFirst, extensionName, valueFirst, value, quoted, quotedPair, afterQuoted
        case sizeLF
        case data, dataCR, dataLF
        case trailerFirst, trailerName, trailerValue, trailerLF
        case endLF
        case end
    }

    private let limits: ParserLimits
    private var state = State.sizeFirst
    private var remaining = 0
    private var sizeDigits = 0
    private var extensionBytes = 0
    private var trailerBytes = 0
    private var trailerName: [UInt8] = []

    public init(limits: ParserLimits = ParserLimits()) {
        self.limits = limits
    }

    public var isAtEnd: Bool { state == .end }

    /// Takes bytes up to the end of the next run of data, of the body or of the input.
    ///
    /// `input` is read during the call only; `data` lies in it.
    public mutating func read(
        _ input: UnsafeRawBufferPointer
    ) throws(HTTPError) -> (consumed: Int, data: Range<Int>) {
        var position = 0
        while position < input.count, state != .end {
            if state == .data {
                let end = min(position + remaining, input.count)
                remaining -= end - position
                if remaining == 0 { state = .dataCR }
                return (end, position..<end)
            }
            try step(input[position])
            position += 1
        }
        return (position, position..<position)
    }

    private mutating func step(_ byte: UInt8) throws(HTTPError) {
        switch state {
        case .sizeFirst, .size: try stepSize(byte)
        case .extensionFirst, .extensionName, .valueFirst, .value, .quoted, .quotedPair, .afterQuoted:
            try stepExtension(byte)
        case .sizeLF:
            try expect(byte, 0x0A)
            state = remaining > 0 ? .data : .trailerFirst
            sizeDigits = 0
        case .dataCR:
            try expect(byte, 0x0D)
            state = .dataLF
        case .dataLF:
            try expect(byte, 0x0A)
            state = .sizeFirst
        case .trailerFirst, .trailerName, .trailerValue, .trailerLF: try stepTrailer(byte)
        case .endLF:
            try expect(byte, 0x0A)
            state = .end
        case .data, .end: break
        }
    }

    private mutating func stepSize(_ byte: UInt8) throws(HTTPError) {
        if let digit = byte.hexValue {
            // 15 digits hold more than any body and cannot overflow. RFC 9112 §7.1
            guard sizeDigits < 15 else { throw Self.malformed }
            sizeDigits += 1
            remaining = remaining << 4 | Int(digit)
            state = .size
            return
        }
        guard state == .size else { throw Self.malformed }
        switch byte {
        case 0x0D: state = .sizeLF
        case 0x3B: state = .extensionFirst
        default: throw Self.malformed
        }
    }

    /// RFC 9112 §7.1.1: `;` name [ `=` token or quoted string ], without the white space that "bad" clients put in.
    private mutating func stepExtension(_ byte: UInt8) throws(HTTPError) {
        extensionBytes += 1
        guard extensionBytes <= limits.chunkExtensions else {
            throw HTTPError(.badRequest, "The chunk extensions are longer than \(limits.chunkExtensions) bytes.")
        }
        switch (state, byte) {
        case (.quoted, 0x22): state = .afterQuoted
        case (.quoted, 0x5C): state = .quotedPair
        case (.quoted, _) where byte.isFieldValue: break
        case (.quotedPair, _) where byte.isFieldValue: state = .quoted
        case (.quoted, _), (.quotedPair, _): throw Self.malformed
        case (.valueFirst, 0x22): state = .quoted
        case (.extensionFirst, _) where byte.isToken: state = .extensionName
        case (.valueFirst, _) where byte.isToken: state = .value
        case (.extensionName, _) where byte.isToken, (.value, _) where byte.isToken: break
        case (.extensionName, 0x3D): state = .valueFirst
        case (.extensionName, 0x3B), (.value, 0x3B), (.afterQuoted, 0x3B): state = .extensionFirst
        case (.extensionName, 0x0D), (.value, 0x0D), (.afterQuoted, 0x0D): state = .sizeLF
        default: throw Self.malformed
        }
    }

    private mutating func stepTrailer(_ byte: UInt8) throws(HTTPError) {
        trailerBytes += 1
        guard trailerBytes <= limits.trailers + 2 else {
            throw HTTPError(.badRequest, "The trailers are longer than \(limits.trailers) bytes.")
        }
        switch (state, byte) {
        case (.trailerFirst, 0x0D): state = .endLF
        case (.trailerFirst, _) where byte.isToken, (.trailerName, _) where byte.isToken:
            if trailerName.count < 32 { trailerName.append(byte.lowercased) }
            state = .trailerName
        case (.trailerName, 0x3A):
            // RFC 9110 §6.5.1: framing and routing never come late. Whoever sends them so means to confuse.
            let name = String(decoding: trailerName, as: UTF8.self)
            guard !["content-length", "transfer-encoding", "host"].contains(name) else {
                throw HTTPError(.badRequest, "A trailer changes the framing.")
            }
            trailerName = []
            state = .trailerValue
        case (.trailerValue, 0x0D): state = .trailerLF
        case (.trailerValue, _) where byte.isFieldValue: break
        case (.trailerLF, 0x0A): state = .trailerFirst
        default: throw HTTPError(.badRequest, "The trailers are no fields.")
        }
    }

    private func expect(_ byte: UInt8, _ wanted: UInt8) throws(HTTPError) {
        guard byte == wanted else { throw Self.malformed }
    }

    private static let malformed = HTTPError(.badRequest, "The chunked body is malformed.")
}
