internal import Bytes

/// Where a link of a stranger's text may lead: to a page of the web or to a mailbox.
///
/// A web address is `http` or `https`, two slashes and a host, without a name or password before it, which serves only to
/// make a host look like another. Nothing in it is a blank or a control character, which browsers leave out of an address
/// before they look at it. What is no plain ASCII, or could end an attribute, is written by percent signs.
struct LinkTarget {
    static let limit = 2048

    /// Plain ASCII without quotes and angle brackets. It may hold `&`.
    let href: [UInt8]

    /// Whether it is a page of the web.
    let isWeb: Bool

    init?(_ address: some Collection<UInt8>) {
        guard address.count <= Self.limit, address.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        let address = Array(address)
        if let rest = Self.rest(of: address, after: "https://") ?? Self.rest(of: address, after: "http://") {
            let ends = "/?#".utf8
            let host = rest.prefix { !ends.contains($0) }
            guard let first = host.first, first != UInt8(ascii: ":"), !host.contains(where: Self.isForeignToHosts) else {
                return nil
            }
            isWeb = true
        } else if let rest = Self.rest(of: address, after: "mailto:") {
            guard let first = rest.first, Self.isLetterOrDigit(first), rest.contains(UInt8(ascii: "@")) else { return nil }
            isWeb = false
        } else {
            return nil
        }
        href = Self.encoded(address)
    }

    private static func rest(of address: [UInt8], after scheme: StaticString) -> ArraySlice<UInt8>? {
        let count = scheme.utf8CodeUnitCount
        let starts = scheme.withUTF8Buffer { $0.elementsEqual(address.prefix(count).lazy.map(ASCII.lower)) }
        return starts ? address[count...] : nil
    }

    /// What a host is never spelled with. Letters beyond ASCII are fine; a percent sign could hide any of these.
    private static func isForeignToHosts(_ byte: UInt8) -> Bool {
        "@\\%<>\"'`{}|^".utf8.contains(byte)
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ASCII.lower(byte))
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func encoded(_ address: [UInt8]) -> [UInt8] {
        var href: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in address {
            if byte < 0x80, !"\"'<>\\`{}|^".utf8.contains(byte) {
                href.append(byte)
            } else {
                href += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return href
    }
}
