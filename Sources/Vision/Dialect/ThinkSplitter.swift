internal import Bytes

/// Tells a model's reasoning from its text by the tags around it, wherever the content is cut.
///
/// A tag opens reasoning only where no text stands before it. One that closes without having been opened makes
/// reasoning of all text before it, once, and only if nothing else told reasoning apart. All other tags are text:
/// models write about them. White space is left to `TextTrimmer`. What is not closed at the end is reasoning.
struct ThinkSplitter: Sendable {
    enum Part: Sendable, Equatable {
        case text(ArraySlice<UInt8>)
        case reasoning(ArraySlice<UInt8>)
        /// All text so far was reasoning.
        case textWasReasoning
    }

    private var isInReasoning: Bool
    /// No tag has said that it is reasoning.
    private var isAssumed: Bool
    /// Nothing but white space since the content began or reasoning ended.
    private var isBlank = true
    private var canBeOrphan = true
    /// Opening tags in the text, each of which takes a closing one to itself.
    private var tagsInText = 0
    /// What may become a tag; shorter than any.
    private var held: [UInt8] = []

    /// `startsInReasoning`: the model is known to write only the tag that closes.
    init(startsInReasoning: Bool = false) {
        isInReasoning = startsInReasoning
        isAssumed = startsInReasoning
    }

    /// The service told reasoning apart by itself: the content does not begin with any, and has no orphan.
    mutating func noteOtherReasoning() {
        canBeOrphan = false
        if isBlank, isAssumed { isInReasoning = false }
    }

    /// Reads on; `bytes` are whole UTF-8 sequences, and so is each part.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> [Part] {
        let bytes = held.isEmpty ? bytes : (held + bytes)[...]
        held = []
        var parts: [Part] = []
        /// Where that begins which is in no part yet.
        var start = bytes.startIndex
        var index = start
        while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            switch ThinkTag.match(bytes[mark...]) {
            case .none:
                index = mark + 1
            case .beginning:
                give(bytes[start..<mark], to: &parts)
                held = Array(bytes[mark...])
                return parts
            case .tag(let tag):
                give(bytes[start..<mark], to: &parts)
                index = mark + tag.length
                // A tag that is text is given with what follows it.
                start = takeTag(tag, &parts) ? index : mark
                if start == mark { isBlank = false }
            }
        }
        give(bytes[start...], to: &parts)
        return parts
    }

    /// What was held back.
    mutating func finish() -> [Part] {
        var parts: [Part] = []
        give(held[...], to: &parts)
        held = []
        return parts
    }

    private mutating func give(_ bytes: ArraySlice<UInt8>, to parts: inout [Part]) {
        guard !bytes.isEmpty else { return }
        if isBlank { isBlank = bytes.allSatisfy(ASCII.isBlank) }
        parts.append(isInReasoning ? .reasoning(bytes) : .text(bytes))
    }

    /// Does what the tag says; false if it is a part of the text.
    private mutating func takeTag(_ tag: ThinkTag, _ parts: inout [Part]) -> Bool {
        switch (isInReasoning, tag.isClosing) {
        case (true, true):
            isInReasoning = false
            isBlank = true
            canBeOrphan = false
        case (true, false):
            isAssumed = isAssumed && !isBlank
            return isBlank
        case (false, false):
            guard isBlank else {
                tagsInText += 1
                return false
            }
            isInReasoning = true
            isAssumed = false
            canBeOrphan = false
        case (false, true):
            if isBlank { return true }
            if tagsInText > 0 {
                tagsInText -= 1
                return false
            }
            guard canBeOrphan else { return false }
            parts.append(.textWasReasoning)
            isBlank = true
            canBeOrphan = false
        }
        return true
    }
}
