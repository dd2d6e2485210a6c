internal import Bytes

/// An address that is refused, as it may be shown: it may end in a log, and a password or a key in it may not.
enum ShownAddress {
    /// Without user info, query and fragment.
    static func masked(_ text: String) -> String {
        let cut = text.firstIndex { "?#".contains($0) } ?? text.endIndex
        let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        let tail = cut < text.endIndex ? text[cut...cut] + Secret.mask : ""
        guard let at = text.lastIndex(of: "@"), start < at else { return text[..<cut] + tail }
        // A question mark in a password, or an @ in a query: nobody can tell.
        guard at < cut else { return text[..<min(start, cut)] + Secret.mask }
        return text[..<start] + Secret.mask + text[at..<cut] + tail
    }
}
