/// A tag that models put around their reasoning.
struct ThinkTag: Sendable, Equatable {
    let isClosing: Bool
    /// Bytes.
    let length: Int

    /// What a text begins with.
    enum Match: Sendable, Equatable {
        case none
        /// With more of the text it may become a tag.
        case beginning
        case tag(ThinkTag)
    }

    private static let spellings: [(text: [UInt8], tag: ThinkTag)] = [
        "<think>", "<thinking>", "</think>", "</thinking>",
    ]
    .map { (Array($0.utf8), ThinkTag(isClosing: $0.hasPrefix("</"), length: $0.utf8.count)) }

    static func match(_ text: ArraySlice<UInt8>) -> Match {
        var isBeginning = false
        for (spelling, tag) in spellings {
            if text.starts(with: spelling) { return .tag(tag) }
            if text.count < spelling.count, spelling.starts(with: text) { isBeginning = true }
        }
        return isBeginning ? .beginning : .none
    }
}
