/// A row of the table of addresses that are not for everyone.
struct AddressRow: Sendable {
    /// The bytes that `length` bits lie in.
    let prefix: [UInt8]
    let length: Int
    /// What the addresses are, and where that is written.
    let meaning: String
    /// Where another address, of IPv4, stands in these, which decides about them.
    let inner: Int?

    init(_ prefix: [UInt8], _ length: Int, _ meaning: String, inner: Int? = nil) {
        self.prefix = prefix
        self.length = length
        self.meaning = meaning
        self.inner = inner
    }

    func contains(_ bytes: [UInt8]) -> Bool {
        let (whole, rest) = length.quotientAndRemainder(dividingBy: 8)
        guard bytes.prefix(whole) == prefix.prefix(whole) else { return false }
        return rest == 0 || (bytes[whole] ^ prefix[whole]) >> (8 - rest) == 0
    }
}
