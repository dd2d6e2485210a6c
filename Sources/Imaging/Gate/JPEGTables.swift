/// Which tables a JPEG has defined so far.
///
/// Every table must be used before it is defined anew and before the end: else tables could be sent that hold anything
/// but tables. Not counted is which codes of a table its scans use.
struct JPEGTables {
    private var quantisation: Set<Int> = []
    private var huffman: Set<Int> = []
    private var unusedHuffman: Set<Int> = []

    enum HuffmanClass: Int {
        case dc = 0
        case ac = 0x10
    }

    /// Throws if anything was defined that no component or scan used.
    func finish(_ frame: JPEGFrame) throws(GateReason) {
        guard unusedHuffman.isEmpty else { throw .misplaced("DHT") }
        guard quantisation.isSubset(of: frame.components.map(\.quantisation)) else { throw .misplaced("DQT") }
    }

    func hasQuantisation(_ number: Int) -> Bool { quantisation.contains(number) }

    /// True if the table was defined; from then on it may be replaced.
    mutating func useHuffman(_ kind: HuffmanClass, _ number: Int) -> Bool {
        unusedHuffman.remove(kind.rawValue | number)
        return huffman.contains(kind.rawValue | number)
    }

    /// T.81 B.2.4.1: one table after the other, each with its number and 64 values. Each number comes once.
    mutating func readQuantisation(_ segment: GateReader) throws(GateReason) {
        var content = segment
        repeat {
            // The high half tells of 16-bit values, which pictures of 8 bits must not have.
            let number = try content.byte()
            guard number <= 3 else { throw .malformed("DQT") }
            guard quantisation.insert(number).inserted else { throw .misplaced("DQT") }
            for _ in 0..<64 where try content.byte() == 0 { throw .malformed("DQT") }
        } while content.rest > 0
    }

    /// T.81 B.2.4.2: one table after the other, each with its number, how many codes of each length there are, and
    /// their symbols.
    mutating func readHuffman(_ segment: GateReader) throws(GateReason) {
        var content = segment
        repeat {
            let number = try content.byte()
            guard number & 0xef <= 3 else { throw .malformed("DHT") }
            guard unusedHuffman.insert(number).inserted else { throw .misplaced("DHT") }
            huffman.insert(number)
            let isAC = number & HuffmanClass.ac.rawValue != 0
            var symbols: Set<Int> = []
            for _ in 0..<(try symbolCount(&content)) {
                // A difference of 8-bit samples has at most 11 bits, another coefficient 10; each has one code.
                let symbol = try content.byte()
                guard isAC ? symbol & 15 <= 10 : symbol <= 11, symbols.insert(symbol).inserted else {
                    throw .malformed("DHT")
                }
            }
        } while content.rest > 0
    }

    /// Throws if there are more codes than fit; a code of ones alone is never given (T.81 C).
    private func symbolCount(_ content: inout GateReader) throws(GateReason) -> Int {
        var symbols = 0
        var code = 0
        for length in 1...16 {
            let count = try content.byte()
            symbols += count
            code += count
            guard count == 0 || code < 1 << length else { throw .malformed("DHT") }
            code <<= 1
        }
        guard (1...256).contains(symbols) else { throw .malformed("DHT") }
        return symbols
    }
}
