/// What a client finds in a multipart/byteranges body. RFC 2046 §5.1
struct ByteRangeParts {
    private(set) var types: [String] = []
    private(set) var places: [String] = []
    private(set) var contents: [[UInt8]] = []

    /// Nil when the body is not framed as its type says.
    init?(_ body: [UInt8], type: String) {
        let start = "multipart/byteranges; boundary="
        guard type.hasPrefix(start) else { return nil }
        let delimiter = Array("\r\n--\(type.dropFirst(start.count))".utf8)
        var pieces = body.split(separator: delimiter, omittingEmptySubsequences: false)
        // Nothing before the first delimiter; the last one is followed by two dashes.
        guard pieces.count >= 2, pieces.removeFirst().isEmpty, pieces.removeLast().elementsEqual("--\r\n".utf8) else {
            return nil
        }
        for piece in pieces {
            guard let end = piece.firstRange(of: Array("\r\n\r\n".utf8)), piece.starts(with: "\r\n".utf8) else {
                return nil
            }
            let head = String(decoding: piece[..<end.lowerBound], as: UTF8.self)
            for line in head.split(separator: "\r\n") {
                if line.hasPrefix("content-type: ") { types.append(String(line.dropFirst(14))) }
                if line.hasPrefix("content-range: ") { places.append(String(line.dropFirst(15))) }
            }
            contents.append(Array(piece[end.upperBound...]))
        }
    }
}
