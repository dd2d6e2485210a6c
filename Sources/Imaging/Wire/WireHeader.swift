/// The first eight bytes of a frame: how long its head and its payload are, as two little-endian numbers of 32 bits.
public struct WireHeader: Sendable, Equatable {
    public static let byteCount = 8

    public let headLength: Int
    public let payloadLength: Int

    public init(headLength: Int, payloadLength: Int) {
        self.headLength = headLength
        self.payloadLength = payloadLength
    }

    /// Throws `.tooLong` before anybody has made room for what is announced.
    ///
    /// - Parameter bytes: exactly `byteCount` bytes.
    public init(_ bytes: some Collection<UInt8>, payloadLimit: Int) throws(WireError) {
        precondition(bytes.count == Self.byteCount, "a header has eight bytes")
        let numbers = bytes.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        headLength = Int(numbers & 0xFFFF_FFFF)
        payloadLength = Int(numbers >> 32)
        try check(payloadLimit: payloadLimit)
    }

    /// Throws `.tooLong` if one of the lengths is past its limit.
    func check(payloadLimit: Int) throws(WireError) {
        guard headLength <= WireLimits.head else {
            throw .tooLong(part: "head", limit: WireLimits.head, actual: headLength)
        }
        guard payloadLength <= payloadLimit else {
            throw .tooLong(part: "payload", limit: payloadLimit, actual: payloadLength)
        }
    }

    public var bytes: [UInt8] {
        [headLength, payloadLength].flatMap { length in (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } }
    }
}
