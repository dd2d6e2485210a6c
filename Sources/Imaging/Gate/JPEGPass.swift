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

    func isPossible(in process: JPEGFrame.Process, components: Int) -> Bool {
        guard process == .progressive else { return first == 0 && last == 63 && before == 0 && now == 0 }
        let isBand = first == 0 ? last == 0 : first <= last && last <= 63 && components == 1
        return isBand && now <= 13 && (before == 0 || before == now + 1)
    }
}
