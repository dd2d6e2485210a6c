import TestSupport

/// Ways to cut bytes into the pieces in which they might arrive.
enum Cuts {
    static func all(_ bytes: [UInt8], random: inout SeededGenerator) -> [[[UInt8]]] {
        var ways = [byteByByte(bytes), atLineEnds(bytes)]
        for _ in 0..<50 { ways.append(randomly(bytes, &random)) }
        return ways
    }

    static func byteByByte(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.map { [$0] }
    }

    /// Before, inside and after every CRLF.
    static func atLineEnds(_ bytes: [UInt8]) -> [[UInt8]] {
        var places: Set<Int> = []
        for index in bytes.indices where bytes[index] == 0x0D || bytes[index] == 0x0A {
            places.formUnion([index, index + 1])
        }
        return cut(bytes, places)
    }

    static func randomly(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
        let count = Int.random(in: 1...8, using: &random)
        return cut(bytes, Set((0..<count).map { _ in Int.random(in: 0...bytes.count, using: &random) }))
    }

    private static func cut(_ bytes: [UInt8], _ places: Set<Int>) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        for place in places.sorted() + [bytes.count] where place > start && place <= bytes.count {
            pieces.append(Array(bytes[start..<place]))
            start = place
        }
        return pieces
    }
}
