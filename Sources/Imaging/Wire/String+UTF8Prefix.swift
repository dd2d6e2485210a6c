extension String {
    /// As much of the beginning as fits into `limit` bytes of UTF-8 without half of a scalar.
    func utf8Prefix(_ limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: limit)
        while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(unicodeScalars[..<end])
    }
}
