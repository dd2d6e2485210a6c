internal import Bytes

/// The start of a service's sentence in lower case, to look for wordings in.
struct FoldedText: Sendable {
    /// No more is looked at: what is meant is said at the start.
    static let limit = 4_096
    let bytes: [UInt8]

    /// ASCII letters are folded, everything else stays.
    init(_ text: String) {
        bytes = text.utf8.prefix(Self.limit).map(ASCII.lower)
    }

    /// The index behind the first occurrence of `words` at or behind `start`.
    func end(of words: [UInt8], from start: Int = 0, before limit: Int? = nil) -> Int? {
        guard let first = words.first else { return start }
        let last = min(bytes.count, limit ?? bytes.count) - words.count
        var index = start
        while index <= last {
            if bytes[index] == first, bytes[index..<index + words.count].elementsEqual(words) {
                return index + words.count
            }
            index += 1
        }
        return nil
    }
}
