/// A text with placeholders that values are put into.
public struct Prompt: Sendable {
    /// It became longer than any model reads, or would take too long to fill in.
    public struct TooLong: Error, Equatable, Sendable {}

    public let text: Text
    /// In their order; one that stands there twice is here twice. Empty where the prompt is too long to be filled in.
    public let placeholders: [Placeholder]
    private let isTooLong: Bool

    /// Of a prompt, filled in or not, in bytes.
    private static let limit = 4 << 20
    /// Of one prompt.
    private static let placeholderLimit = 1000
    /// What filling in may look at, in bytes.
    private static let workLimit = 32 << 20

    public init(_ text: Text) {
        self.text = text
        let isLong = text.bytes.count > Self.limit
        let found = isLong ? [] : Placeholder.first(Self.placeholderLimit + 1, in: text)
        isTooLong = isLong || found.count > Self.placeholderLimit
        placeholders = isTooLong ? [] : found
    }

    /// The names of its parameters in the order in which they come first.
    public var names: [Text] {
        var seen: Set<Text> = []
        return placeholders.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The prompt with a text in place of every placeholder of that name; placeholders without one stay as they are.
    ///
    /// One name comes after the other, in the order in which they come first, and one placeholder after the other: a
    /// text that holds a placeholder which comes later has it filled in as well, as in the block this is taken from.
    public func filled(with texts: [Text: Text]) throws(TooLong) -> Text {
        guard !isTooLong else { throw TooLong() }
        var bytes = text.bytes
        var work = Self.workLimit
        let byName = Dictionary(grouping: placeholders, by: \.name)
        for name in names {
            guard let value = texts[name]?.bytes else { continue }
            var done: Set<Text> = []
            for placeholder in byName[name] ?? [] {
                let literal = placeholder.literal
                // Nothing is left of one that has been replaced, unless its text holds it.
                guard done.insert(literal).inserted || value.holds(literal.bytes) else { continue }
                // What is looked through, and what is made of it.
                work -= bytes.count + value.count
                guard work >= 0 else { throw TooLong() }
                bytes = try Self.replacing(literal.bytes, by: value, in: bytes)
            }
        }
        return Text(checked: bytes)
    }

    private static func replacing(
        _ literal: [UInt8], by value: [UInt8], in bytes: [UInt8]
    ) throws(TooLong) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        while let place = bytes.place(of: literal, from: start) {
            result += bytes[start..<place]
            result += value
            guard result.count <= limit else { throw TooLong() }
            start = place + literal.count
        }
        result += bytes[start...]
        guard result.count <= limit else { throw TooLong() }
        return result
    }
}

extension [UInt8] {
    fileprivate func holds(_ other: [UInt8]) -> Bool { place(of: other, from: 0) != nil }

    /// Where `other`, which begins with a brace, stands first. Two braces are rare, so that this is linear but for texts
    /// of nothing but braces, and then as long as they are times the length of one placeholder.
    fileprivate func place(of other: [UInt8], from start: Int) -> Int? {
        withUnsafeBufferPointer { bytes in
            other.withUnsafeBufferPointer { other in
                var index = start
                let last = bytes.count - other.count
                while index <= last {
                    var matched = 0
                    while matched < other.count, bytes[index + matched] == other[matched] { matched += 1 }
                    if matched == other.count { return index }
                    index += 1
                }
                return nil
            }
        }
    }
}
