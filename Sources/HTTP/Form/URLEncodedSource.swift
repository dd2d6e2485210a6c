/// The fields of a urlencoded body as parts: one value is held at a time.
final class URLEncodedSource: FormSource {
    let limits: FormLimits
    private(set) var partNumber = 0
    private let body: RequestBody
    private var parser: URLEncodedParser
    private var piece: ArraySlice<UInt8> = []
    private var value: [UInt8] = []
    private var valuePosition = 0
    private var isAtEnd = false

    init(body: RequestBody, limits: FormLimits) {
        parser = URLEncodedParser(limits: limits)
        self.body = body
        self.limits = limits
    }

    var lengthBound: Int? { value.count }

    func nextPart() async throws -> PartHead? {
        value = []
        valuePosition = 0
        guard let pair = try await nextPair() else { return nil }
        partNumber += 1
        value = pair.value
        return PartHead(name: pair.name, fileName: nil, contentType: nil)
    }

    func read(upTo count: Int) -> [UInt8]? {
        guard valuePosition < value.count else { return nil }
        // A long value, asked for whole, changes hands without being copied.
        if valuePosition == 0, count >= value.count {
            defer { value = [] }
            return value
        }
        let taken = value[valuePosition...].prefix(max(1, count))
        valuePosition = taken.endIndex
        return Array(taken)
    }

    private func nextPair() async throws -> EncodedPair? {
        while !isAtEnd {
            if piece.isEmpty {
                guard let next = try await body.next() else {
                    isAtEnd = true
                    return try parser.finish()
                }
                piece = next[...]
            }
            let (consumed, pair) = try parser.read(piece)
            piece = piece.dropFirst(consumed)
            if let pair { return pair }
        }
        return nil
    }
}
