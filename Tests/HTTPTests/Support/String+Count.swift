extension String {
    /// How often `part` stands in it.
    func count(of part: String) -> Int {
        utf8.withContiguousStorageIfAvailable { text in
            let part = Array(part.utf8)
            var count = 0
            var index = 0
            while index + part.count <= text.count {
                if text[index] == part[0], text[index..<index + part.count].elementsEqual(part) {
                    count += 1
                    index += part.count
                } else {
                    index += 1
                }
            }
            return count
        } ?? 0
    }
}
