/// The Range field of a request for bytes. RFC 9110 §14.1.2
enum ByteRanges {
    enum Verdict: Equatable {
        /// No range, or one that need not be honoured: send everything.
        case whole
        case parts([Range<Int>])
        case unsatisfiable
    }

    /// More ranges than this, or ranges that ask for more than everything, are an attack or a mistake.
    private static let limit = 16

    static func parse(_ field: String, length: Int) -> Verdict {
        let text = field.utf8
        // A unit or a syntax that is not ours is ignored: RFC 9110 §14.2
        guard text.prefix(6).elementsEqual("bytes=".utf8, by: { $0.lowercased == $1 }) else { return .whole }
        var parts: [Range<Int>] = []
        let specs = text.dropFirst(6).split(separator: 0x2C).map(\.trimmingBlanks).filter { !$0.isEmpty }
        guard !specs.isEmpty, specs.count <= limit else { return .whole }
        for spec in specs {
            switch one(spec, length: length) {
            case .parts(let range): parts += range
            case .unsatisfiable: continue
            case .whole: return .whole
            }
        }
        guard !parts.isEmpty else { return .unsatisfiable }
        parts = joined(parts)
        return parts == [0..<length] ? .whole : .parts(parts)
    }

    private static func one(_ spec: Substring.UTF8View, length: Int) -> Verdict {
        guard let dash = spec.firstIndex(of: 0x2D) else { return .whole }
        let firstText = spec[..<dash]
        let lastText = spec[spec.index(after: dash)...]
        if firstText.isEmpty {
            guard let count = number(lastText) else { return .whole }
            // Of nothing, any suffix is all there is.
            guard count > 0 else { return .unsatisfiable }
            return .parts([max(0, length - count)..<length])
        }
        guard let first = number(firstText) else { return .whole }
        var last = length - 1
        if !lastText.isEmpty {
            guard let asked = number(lastText), asked >= first else { return .whole }
            last = min(last, asked)
        }
        return first < length ? .parts([first..<last + 1]) : .unsatisfiable
    }

    /// A number; one that is too large for any file counts as the largest.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
        return Int(Substring(digits)) ?? .max
    }

    /// Overlapping and touching ranges become one; the others stay in the order in which they were asked for.
    /// RFC 9110 §15.3.7.2
    private static func joined(_ parts: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for var part in parts {
            var place = result.endIndex
            // A range that grew may touch others now.
            while let index = result.firstIndex(where: {
                part.lowerBound <= $0.upperBound && $0.lowerBound <= part.upperBound
            }) {
                let other = result.remove(at: index)
                part = min(part.lowerBound, other.lowerBound)..<max(part.upperBound, other.upperBound)
                place = min(place, index)
            }
            result.insert(part, at: min(place, result.endIndex))
        }
        return result
    }
}
