internal import Bytes

/// Takes the white space around a text off while the text is still being written.
///
/// White space at the end is held back until more text comes, so that the pieces given are together the trimmed text.
struct TextTrimmer: Sendable {
    /// White space that may be within the text or behind it.
    private var held: [UInt8] = []
    /// Nothing was given yet, so white space stands before the text.
    private var isAtStart: Bool

    init(isAtStart: Bool = true) {
        self.isAtStart = isAtStart
    }

    /// What can be given of the text now that `bytes` follow, which are whole UTF-8 sequences.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let last = bytes.lastIndex(where: { !ASCII.isBlank($0) }) else {
            if !isAtStart { held += bytes }
            return nil
        }
        var text = bytes[...last]
        if isAtStart { text = text.drop { ASCII.isBlank($0) } }
        isAtStart = false
        if !held.isEmpty { text = (held + text)[...] }
        held = Array(bytes[(last + 1)...])
        return String(decoding: text, as: UTF8.self)
    }
}
