/// One input, and the choices that a fuzzed function makes by it.
///
/// Choices come from a digest of the bytes, not from bytes of their own: so every input is a plain text of its format,
/// and corpora can be read and written by hand.
struct FuzzInput {
    let bytes: [UInt8]
    /// FNV-1a of the bytes.
    private let digest: UInt64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        digest = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// Half of all inputs meet limits so small that inputs of a few bytes reach them.
    var hasSmallLimits: Bool { digest >> 63 == 1 }

    /// A place to cut at; each number gives another one.
    func cut(_ number: UInt64) -> Int {
        let mixed = (digest ^ number &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
        return Int((mixed >> 32) % UInt64(bytes.count + 1))
    }

    /// The bytes from `start` on, as they might arrive: in two pieces, in four of which some may be empty, and, unless
    /// they are many, one by one. Each piece has memory of its own, so that reading beyond it is found.
    func cuts(from start: Int = 0) -> [[[UInt8]]] {
        var ways = [pieces(from: start, [cut(1)]), pieces(from: start, [cut(2), cut(3), cut(4)])]
        if bytes.count - start <= 256 { ways.append(pieces(from: start, Array(start..<bytes.count))) }
        return ways
    }

    private func pieces(from start: Int, _ places: [Int]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var position = start
        for place in places.map({ max($0, start) }).sorted() + [bytes.count] {
            pieces.append(Array(bytes[position..<place]))
            position = place
        }
        return pieces
    }
}
