/// The parts of a multipart body, read as they are asked for: at most one piece of the body is held.
final class MultipartSource: FormSource {
    let limits: FormLimits
    private(set) var partNumber = 0
    private let body: RequestBody
    private var parser: MultipartParser
    /// The piece of the body at hand, and what of it the parser has not seen.
    private var piece: ArraySlice<UInt8> = []
    /// Bytes of the latest part that the parser has found and nobody has read.
    private var data: ArraySlice<UInt8> = []
    private var isInPart = false
    private var isAtEnd = false

    init(_ type: MediaType, body: RequestBody, limits: FormLimits) throws(HTTPError) {
        parser = try MultipartParser(type, limits: limits)
        self.body = body
        self.limits = limits
    }

    var lengthBound: Int? { body.announcedLength }

    func nextPart() async throws -> PartHead? {
        data = []
        while let event = try await nextEvent() {
            data = []
            if case .partBegan(let head) = event { return head }
        }
        return nil
    }

    func read(upTo count: Int) async throws -> [UInt8]? {
        while data.isEmpty {
            guard isInPart, try await nextEvent() != nil else { return nil }
        }
        let taken = data.prefix(max(1, count))
        data = data[taken.endIndex...]
        return Array(taken)
    }

    /// The next event, its effect on the state above included; nil at the end of the form.
    private func nextEvent() async throws -> MultipartEvent? {
        while !isAtEnd {
            if piece.isEmpty {
                guard let next = try await body.next() else {
                    try parser.finish()
                    break
                }
                piece = next[...]
            }
            let input = piece
            let (consumed, event) = try parser.read(input)
            piece = input.dropFirst(consumed)
            guard let event else { continue }
            note(event, in: input)
            return event
        }
        return nil
    }

    private func note(_ event: MultipartEvent, in input: ArraySlice<UInt8>) {
        switch event {
        case .partBegan:
            partNumber += 1
            isInPart = true
        case .data(let range): data = input[range]
        case .heldData(let bytes): data = bytes
        case .partEnded: isInPart = false
        // The rest of the body is epilogue: it is left unread.
        case .end: isAtEnd = true
        }
    }
}
