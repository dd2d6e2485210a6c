/// The name somebody probably meant.
enum NearestName {
    /// The candidate with the fewest slips of the pen, where these are few for the length of the word.
    static func of(_ word: String, among candidates: [String]) -> String? {
        let bytes = Array(word.lowercased().utf8.prefix(64))
        let nearest = candidates.map { ($0, distance(bytes, Array($0.utf8))) }.min { $0.1 < $1.1 }
        guard let (name, slips) = nearest, slips <= max(1, min(bytes.count, name.utf8.count) / 3) else { return nil }
        return name
    }

    /// How many letters must be added, left out, replaced or swapped with their neighbour.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                var slips = last[column] + (left[row] == right[column] ? 0 : 1)
                slips = min(slips, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    slips = min(slips, beforeLast[column - 1] + 1)
                }
                current.append(slips)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
