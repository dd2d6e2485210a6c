/// Numbers as files write them. For at most seven bytes: an `Int` holds them all.
extension BidirectionalCollection<UInt8> {
    /// The highest byte first.
    var bigEndian: Int { reduce(0) { $0 << 8 | Int($1) } }

    /// The lowest byte first.
    var littleEndian: Int { reversed().bigEndian }
}
