/// Which tables a JPEG has defined so far.
///
/// A table that nothing used cannot be defined anew: else tables could be sent on and on that hold anything but tables.
struct JPEGTables {
    private var quantisation: Set<Int> = []
    private var huffman: Set<Int> = []
    private var unusedHuffman: Set<Int> = []

    enum HuffmanClass: Int {
        case dc = 0
        case ac = 0x10
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
            for _ in 0..<(try symbolCount(&content)) {
                // A difference of 8-bit samples has at most 11 bits.
                let symbol = try content.byte()
                guard number & HuffmanClass.ac.rawValue != 0 || symbol <= 11 else { throw .malformed("DHT") }
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
