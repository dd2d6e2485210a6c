extension Text {
    /// The code points from `start` up to `end`, as Python's `text[start:end]`: negative places count from the end, and
    /// those beyond either end are the end.
    public func slice(from start: Int, to end: Int) -> Text {
        let count = count
        let first = Self.place(start, of: count)
        let last = Self.place(end, of: count)
        guard first < last else { return "" }
        guard count < bytes.count else { return Text(checked: Array(bytes[first..<last])) }
        var index = 0
        let lower = skip(first, from: &index)
        let upper = skip(last - first, from: &index)
        return Text(checked: Array(bytes[lower..<upper]))
    }

    private static func place(_ place: Int, of count: Int) -> Int {
        // In this order no sum overflows.
        place < 0 ? max(0, max(place, -count) + count) : min(place, count)
    }

    /// Where `index` comes to after so many code points, of which there are as many.
    private func skip(_ count: Int, from index: inout Int) -> Int {
        for _ in 0..<count {
            index += 1
            while index < bytes.count, bytes[index] & 0xc0 == 0x80 { index += 1 }
        }
        return index
    }

    /// Each code point as a text.
    public var codePoints: [Text] {
        scalars.map { scalar in
            var bytes: [UInt8] = []
            bytes.append(scalar)
            return Text(checked: bytes)
        }
    }

    /// Without white space on both sides, as Python's `str.strip`.
    public var trimmed: Text { trimmed(of: \.isBlank) }

    func trimmed(of isBlank: (Unicode.Scalar) -> Bool) -> Text {
        var front = scalars
        var start = 0
        while let scalar = front.next(), isBlank(scalar) { start = front.index }
        var back = scalars
        back.index = bytes.count
        var end = bytes.count
        while end > start, let scalar = back.previous(), isBlank(scalar) { end = back.index }
        return start == 0 && end == bytes.count ? self : Text(checked: Array(bytes[start..<end]))
    }
}

extension Unicode.Scalar {
    /// White space as Python sees it: Unicode's, and the four separators of ASCII.
    var isBlank: Bool {
        switch value {
        case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }
}
