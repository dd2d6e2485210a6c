/// Several ranges of one thing in one answer: multipart/byteranges. RFC 9110 §14.6
struct MultipartRanges: Sendable {
    private let ranges: [Range<Int>]
    private let heads: [[UInt8]]
    private let ending: [UInt8]
    let contentType: String

    init(_ ranges: [Range<Int>], of length: Int, type: String?) {
        self.ranges = ranges
        // 64 random bits: no content can have been made to hold it.
        let boundary = "part-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        contentType = "multipart/byteranges; boundary=\(boundary)"
        heads = ranges.map { range in
            let typeLine = type.map { "content-type: \($0)\r\n" } ?? ""
            let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"
            return Array("\r\n--\(boundary)\r\n\(typeLine)content-range: \(place)\r\n\r\n".utf8)
        }
        ending = Array("\r\n--\(boundary)--\r\n".utf8)
    }

    private var length: Int {
        zip(heads, ranges).reduce(ending.count) { $0 + $1.0.count + $1.1.count }
    }

    func bytes(of whole: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(length)
        for (head, range) in zip(heads, ranges) {
            result += head
            result += whole[range]
        }
        return result + ending
    }

    func stream(of file: FileBody) -> ResponseBody {
        .stream(length: length) { writer in
            for (head, range) in zip(heads, ranges) {
                try await writer.write(head)
                var position = range.lowerBound
                while position < range.upperBound {
                    let piece = try await file.read(at: position, count: min(64 * 1024, range.upperBound - position))
                    guard !piece.isEmpty else { return }
                    try await writer.write(piece)
                    position += piece.count
                }
            }
            try await writer.write(ending)
            try await writer.finish()
        }
    }
}
