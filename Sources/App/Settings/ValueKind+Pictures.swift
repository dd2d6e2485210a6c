internal import Vignette

extension ValueKind where Value == Int {
    static func count(_ range: ClosedRange<Int>) -> ValueKind {
        ValueKind("NUMBER", allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            // Int() alone would also take "+8".
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), range.contains(value)
            else { return nil }
            return value
        }
    }
}

extension ValueKind where Value == [PictureFormat] {
    /// Several of the formats. Those that every endpoint reads may be left out too: some read one only.
    static var pictureFormats: ValueKind {
        .list(of: .choice, allowed: "one or more of jpeg, png and webp with commas between them")
    }
}
