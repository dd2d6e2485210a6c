/// Which coefficients a scan of a JPEG brings, and which of their bits (T.81 B.2.3 and G.1.1.1).
struct JPEGPass {
    let first: Int
    let last: Int
    /// The lowest bit that earlier scans brought, and the lowest that this one brings.
    let before: Int
    let now: Int

    init(first: Int, last: Int, bits: Int) {
        self.first = first
        self.last = last
        before = bits >> 4
        now = bits & 15
    }

    /// Brings what all other scans of a component refine.
    var isFirst: Bool { first == 0 && before == 0 }

    var needsDC: Bool { isFirst }
    var needsAC: Bool { last > 0 }

    /// The most bits that this pass needs for a block, averaged over a picture, stuffed zeros among them.
    ///
    /// A coefficient that comes first: an AC code has 16 bits at most and 10 behind it, but of samples of 8 bits not all
    /// 64 can be large: by their energy 128 each, at 18 bits in the tables of T.81 K.3, while tables made for the
    /// picture take fewer (T.81 C). The 12 on top are for those that stand alone, and for runs of ends of blocks. A
    /// refined DC coefficient is one bit, which stuffing can double; a refined AC coefficient is one bit too, or a short
    /// code and its sign, as no picture has so many new ones that all their codes are long.
    var bitsPerBlock: Int {
        let count = last - first + 1
        guard before > 0 else { return 20 * count + 12 }
        return first == 0 ? 2 : 8 * count
    }

    func isPossible(in process: JPEGFrame.Process, components: Int) -> Bool {
        guard process == .progressive else { return first == 0 && last == 63 && before == 0 && now == 0 }
        let isBand = first == 0 ? last == 0 : first <= last && last <= 63 && components == 1
        return isBand && now <= 13 && (before == 0 || before == now + 1)
    }
}
