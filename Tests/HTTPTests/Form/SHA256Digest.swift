/// SHA-256 as FIPS 180-4 writes it down, for comparing with digests in test data; slow and only for tests.
enum SHA256Digest {
    static func hex(_ message: [UInt8]) -> String {
        var state: [UInt32] = firstPrimes(8).map { fraction(of: Double($0).squareRoot()) }
        let constants: [UInt32] = firstPrimes(64).map { fraction(of: cubeRoot(Double($0))) }
        var padded = message + [0x80]
        padded += [UInt8](repeating: 0, count: (119 - message.count % 64) % 64)
        padded += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
        var words = [UInt32](repeating: 0, count: 64)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 {
                words[index] = (0..<4).reduce(0) { $0 << 8 | UInt32(padded[block + index * 4 + $1]) }
            }
            for index in 16..<64 {
                let (early, late) = (words[index - 15], words[index - 2])
                let mixed = turn(early, 7) ^ turn(early, 18) ^ early >> 3
                words[index] = words[index - 16] &+ mixed &+ words[index - 7]
                words[index] &+= turn(late, 17) ^ turn(late, 19) ^ late >> 10
            }
            var round = state
            for index in 0..<64 {
                let (a, e) = (round[0], round[4])
                var first = round[7] &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25))
                first &+= (e & round[5]) ^ (~e & round[6])
                first &+= constants[index] &+ words[index]
                let second = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
                let majority = (a & round[1]) ^ (a & round[2]) ^ (round[1] & round[2])
                round = [first &+ second &+ majority, a, round[1], round[2], round[3] &+ first, e, round[5], round[6]]
            }
            for index in 0..<8 { state[index] &+= round[index] }
        }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    private static func firstPrimes(_ count: Int) -> [Int] {
        var primes: [Int] = []
        var candidate = 2
        while primes.count < count {
            if !primes.contains(where: { candidate % $0 == 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes
    }

    private static func cubeRoot(_ number: Double) -> Double {
        var root = number / 3 + 1
        for _ in 0..<100 { root -= (root * root * root - number) / (3 * root * root) }
        return root
    }

    private static func fraction(of number: Double) -> UInt32 {
        UInt32((number - number.rounded(.down)) * 4_294_967_296)
    }
}
