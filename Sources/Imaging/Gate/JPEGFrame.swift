internal import Vignette

/// What the frame header of a JPEG says (T.81 B.2.2), and which of its components have come.
struct JPEGFrame {
    enum Process {
        case baseline, extended, progressive
    }

    struct Component {
        let identifier: Int
        let horizontal: Int
        let vertical: Int
        let quantisation: Int
        private static let none = -1
        /// The lowest bit that came of each coefficient.
        private var lowest = [Int](repeating: none, count: 64)

        /// Its pixels came, or of a progressive picture the coarsest of them.
        var hasCome: Bool { lowest[0] != Self.none }

        init(identifier: Int, sampling: Int, quantisation: Int) {
            self.identifier = identifier
            horizontal = sampling >> 4
            vertical = sampling & 15
            self.quantisation = quantisation
        }

        /// False if a bit comes again, or before those above it; or anything before the coarsest.
        ///
        /// Decoders take such scans, each of which could be a picture's worth of bytes that nobody sees.
        mutating func bring(_ pass: JPEGPass) -> Bool {
            guard hasCome || pass.first == 0 else { return false }
            for place in pass.first...pass.last {
                guard lowest[place] == (pass.before == 0 ? Self.none : pass.before) else { return false }
                lowest[place] = pass.now
            }
            return true
        }
    }

    let process: Process
    let size: PictureSize
    var components: [Component] = []

    var isComplete: Bool { components.allSatisfy(\.hasCome) }

    init(marker: Int, _ segment: GateReader) throws(GateReason) {
        var content = segment
        process = marker == 0xc0 ? .baseline : marker == 0xc1 ? .extended : .progressive
        try content.expect([8])
        let height = try content.big(2)
        size = PictureSize(width: try content.big(2), height: height)
        let count = try content.byte()
        guard count == 1 || count == 3 else { throw .malformed("SOF") }
        for _ in 0..<count {
            let identifier = try content.byte()
            let sampling = try content.byte()
            let component = Component(
                identifier: identifier, sampling: sampling, quantisation: try content.byte())
            let isNew = !components.contains { $0.identifier == identifier }
            guard isNew, (1...4).contains(component.horizontal), (1...4).contains(component.vertical),
                component.quantisation <= 3
            else { throw .malformed("SOF") }
            components.append(component)
        }
        try content.finish()
    }

    /// How many MCUs a scan of these components has (T.81 A.2): alone a component comes block by block, in company it
    /// comes with all its blocks of one place.
    func units(of chosen: [Int]) -> Int {
        let horizontal = components.map(\.horizontal).max() ?? 1
        let vertical = components.map(\.vertical).max() ?? 1
        guard chosen.count == 1, let component = chosen.first.map({ components[$0] }) else {
            return parts(size.width, 8 * horizontal) * parts(size.height, 8 * vertical)
        }
        let width = parts(size.width * component.horizontal, horizontal)
        return parts(width, 8) * parts(parts(size.height * component.vertical, vertical), 8)
    }

    /// How many blocks of 8 x 8 samples a scan of these components has.
    func blocks(of chosen: [Int]) -> Int {
        guard chosen.count > 1 else { return units(of: chosen) }
        return units(of: chosen) * chosen.reduce(0) { $0 + components[$1].horizontal * components[$1].vertical }
    }

    private func parts(_ whole: Int, _ part: Int) -> Int { (whole + part - 1) / part }
}
