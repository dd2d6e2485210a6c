/// Reads numbers from a stretch of a picture, one after the other.
///
/// Never reads beyond the stretch: where one ends too early, `failure` is thrown.
struct GateReader {
    let bytes: [UInt8]
    private(set) var position: Int
    let end: Int
    private let failure: GateReason

    /// All bytes from `position` on.
    init(_ bytes: [UInt8], from position: Int) {
        self.init(bytes, position..<max(position, bytes.count), failure: .truncated)
    }

    private init(_ bytes: [UInt8], _ stretch: Range<Int>, failure: GateReason) {
        self.bytes = bytes
        position = stretch.lowerBound
        end = min(stretch.upperBound, bytes.count)
        self.failure = failure
    }

    var rest: Int { end - position }

    /// Goes over the next `count` bytes and gives a reader of them alone.
    mutating func stretch(_ count: Int, failure: GateReason) throws(GateReason) -> GateReader {
        let start = position
        try skip(count)
        return GateReader(bytes, start..<position, failure: failure)
    }

    mutating func skip(_ count: Int) throws(GateReason) {
        guard count <= rest else { throw failure }
        position += count
    }

    /// Throws if anything of the stretch is left.
    func finish() throws(GateReason) {
        guard rest == 0 else { throw failure }
    }

    mutating func byte() throws(GateReason) -> Int {
        guard position < end else { throw failure }
        defer { position += 1 }
        return Int(bytes[position])
    }

    /// Throws unless exactly these bytes come next.
    mutating func expect(_ expected: some Sequence<UInt8>) throws(GateReason) {
        for byte in expected where try self.byte() != Int(byte) { throw failure }
    }

    // Numbers of `count` bytes, the highest byte first or last.

    mutating func big(_ count: Int) throws(GateReason) -> Int {
        var number = 0
        for _ in 0..<count { number = number << 8 | (try byte()) }
        return number
    }

    mutating func little(_ count: Int) throws(GateReason) -> Int {
        var number = 0
        for place in 0..<count { number |= (try byte()) << (8 * place) }
        return number
    }
}
