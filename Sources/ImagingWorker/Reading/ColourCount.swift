internal import Vignette

/// How often colours occur, to 32 steps of red, green and blue each.
struct ColourCount {
    /// The colours that occur, the most frequent first.
    private var entries: [(index: Int, count: Int)] = []
    private var total = 0

    /// A colour with a smaller share is no main colour.
    private static let leastShare = 0.06

    init() {}

    /// The pixels' samples: red, green, blue.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var counts = [Int](repeating: 0, count: 1 << 15)
        for place in stride(from: 0, to: bytes.count - 2, by: 3) {
            let index =
                Int(bytes[place] >> 3) << 10 | Int(bytes[place + 1] >> 3) << 5 | Int(bytes[place + 2] >> 3)
            counts[index] += 1
            total += 1
        }
        for (index, count) in counts.enumerated() where count > 0 { entries.append((index, count)) }
        entries.sort { ($1.count, $0.index) < ($0.count, $1.index) }
    }

    /// How many colours have a share that is more than noise: one pixel in five thousand.
    var distinct: Int { entries.count { $0.count * 5000 >= total } }

    func share(ofMostFrequent number: Int) -> Double {
        total == 0 ? 0 : Double(entries.prefix(number).reduce(0) { $0 + $1.count }) / Double(total)
    }

    /// The main colours by name, at most five, the most frequent first.
    var named: [Look.Colour] {
        var counts: [ColourName: Int] = [:]
        for entry in entries {
            func level(_ shift: Int) -> Double { Double(entry.index >> shift & 31) / 31 }
            counts[ColourName(red: level(10), green: level(5), blue: level(0)), default: 0] += entry.count
        }
        let shares = counts.map { Look.Colour(name: $0.key, share: Double($0.value) / Double(total)) }
        let sorted = shares.sorted { ($1.share, $0.name.rawValue) < ($0.share, $1.name.rawValue) }
        // However many colours there are, the first is one.
        return Array(sorted.prefix(1) + sorted.dropFirst().prefix(4).filter { $0.share >= Self.leastShare })
    }
}
