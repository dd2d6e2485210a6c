internal import Bytes

/// Finds addresses that stand in a text as they are: of web pages, with or without their scheme, and of mailboxes.
///
/// Each byte is looked at a bounded number of times, so the whole takes time by its length.
struct BareLinks: Sequence, IteratorProtocol {
    struct Link: Equatable {
        let range: Range<Int>
        /// With a scheme.
        let address: [UInt8]
    }

    private let text: [UInt8]
    private var position = 0
    /// Behind the link found last.
    private var end = 0

    private static let localLimit = 64
    private static let domainLimit = 253

    init(_ text: [UInt8]) {
        self.text = text
    }

    mutating func next() -> Link? {
        while position < text.count {
            let link =
                switch ASCII.lower(text[position]) {
                case UInt8(ascii: "h"): web("http://", adding: "") ?? web("https://", adding: "")
                case UInt8(ascii: "w"): web("www.", adding: "http://")
                case UInt8(ascii: "@"): mailbox()
                default: Link?.none
                }
            if let link {
                end = link.range.upperBound
                position = end
                return link
            }
            position += 1
        }
        return nil
    }

    private func web(_ beginning: StaticString, adding scheme: StaticString) -> Link? {
        let count = beginning.utf8CodeUnitCount
        let isHere = beginning.withUTF8Buffer {
            $0.elementsEqual(text[position...].prefix(count).lazy.map(ASCII.lower))
        }
        guard isHere, position == 0 || !LinkTarget.isLetterOrDigit(text[position - 1]) else { return nil }
        // Before anything long is looked at, so that a chain of beginnings is not gone through again for each.
        guard let first = text[position...].dropFirst(count).first, LinkTarget.isLetterOrDigit(first) || first >= 0x80
        else { return nil }
        let all = text[position...].prefix { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") }
        let range = position..<Self.withoutPunctuation(all)
        guard range.count > count else { return nil }
        return Link(range: range, address: scheme.withUTF8Buffer { Array($0) } + text[range])
    }

    /// Signs at the end belong to the sentence, and so does a parenthesis that was opened before the address.
    private static func withoutPunctuation(_ address: ArraySlice<UInt8>) -> Int {
        var closers = address.count { $0 == UInt8(ascii: ")") } - address.count { $0 == UInt8(ascii: "(") }
        var rest = address
        while let last = rest.last {
            if last == UInt8(ascii: ")") {
                guard closers > 0 else { break }
                closers -= 1
            } else if !"?!.,:;*_~'\"".utf8.contains(last) {
                break
            }
            rest = rest.dropLast()
        }
        return rest.endIndex
    }

    private func mailbox() -> Link? {
        let before = text[end..<position].suffix(Self.localLimit + 1)
        let start = before.lastIndex { !LinkTarget.isLetterOrDigit($0) && !".-_+".utf8.contains($0) }
        let local = before[(start.map { $0 + 1 } ?? before.startIndex)...]
        guard (1...Self.localLimit).contains(local.count), local.first.map(LinkTarget.isLetterOrDigit) == true else {
            return nil
        }
        var domain = text[(position + 1)...].prefix(Self.domainLimit + 1).prefix {
            LinkTarget.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        while let last = domain.last, !LinkTarget.isLetterOrDigit(last) { domain = domain.dropLast() }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard domain.count <= Self.domainLimit, labels.count > 1, !labels.contains(where: \.isEmpty) else { return nil }
        let range = local.startIndex..<domain.endIndex
        return Link(range: range, address: Array("mailto:".utf8) + text[range])
    }
}
