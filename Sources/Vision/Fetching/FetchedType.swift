internal import Bytes
internal import Vignette

/// What a reply says it holds: a picture, or nothing that speaks against one.
struct FetchedType {
    /// Nil where it says nothing of use.
    let claimed: String?

    /// Throws `unsupported_media` for all that is no picture, and for what would have to be unpacked first.
    init(_ head: ReplyHead, field: String?) throws(Failure) {
        // None was asked for. RFC 9110 §8.4.1: `identity` is none.
        if let coding = head["content-encoding"], !coding.isEmpty, coding.lowercased() != "identity" {
            throw .notAPicture(field: field, detail: "content-encoding \(coding)")
        }
        let essence = ASCII.trimmed(
            (head["content-type"] ?? "").utf8.prefix { $0 != UInt8(ascii: ";") }.map(ASCII.lower))
        let type = String(decoding: essence, as: UTF8.self)
        switch type {
        case "", "application/octet-stream": claimed = nil
        case _ where type.hasPrefix("image/"): claimed = type
        default: throw .notAPicture(field: field, detail: "content-type \(type)")
        }
    }
}
