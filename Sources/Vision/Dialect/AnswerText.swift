internal import Vignette

/// Text and reasoning of an answer, put together and given in pieces as they come.
///
/// The pieces, put together by whoever gets them, are at every moment the same as `text` and `reasoning`.
struct AnswerText: Sendable {
    private(set) var text = ""
    private(set) var reasoning = ""
    private(set) var endedOrphanReasoning = false

    private let limit: Int
    private let status: Int
    private var received = 0
    private var splitter: ThinkSplitter
    private var textTrimmer = TextTrimmer()
    private var reasoningTrimmer = TextTrimmer()

    init(startsInReasoning: Bool = false, limit: Int = DialectLimits().text, status: Int = 200) {
        splitter = ThinkSplitter(startsInReasoning: startsInReasoning)
        self.limit = limit
        self.status = status
    }

    /// What may hold reasoning between tags.
    mutating func addContent(
        _ bytes: ArraySlice<UInt8>, into pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        try count(bytes)
        for part in splitter.take(bytes) { add(part, &pieces) }
    }

    mutating func addReasoning(
        _ bytes: ArraySlice<UInt8>, into pieces: inout [AnswerPiece]
    ) throws(UpstreamError) {
        try count(bytes)
        splitter.noteOtherReasoning()
        add(.reasoning(bytes), &pieces)
    }

    /// What is text, whatever stands in it.
    mutating func addText(_ bytes: ArraySlice<UInt8>, into pieces: inout [AnswerPiece]) throws(UpstreamError) {
        try count(bytes)
        add(.text(bytes), &pieces)
    }

    mutating func finish(into pieces: inout [AnswerPiece]) {
        for part in splitter.finish() { add(part, &pieces) }
    }

    private mutating func count(_ bytes: ArraySlice<UInt8>) throws(UpstreamError) {
        received += bytes.count
        guard received <= limit else { throw .tooLong("text", limit: limit, status: status) }
    }

    private mutating func add(_ part: ThinkSplitter.Part, _ pieces: inout [AnswerPiece]) {
        switch part {
        case .text(let bytes):
            guard let piece = textTrimmer.take(bytes) else { return }
            text += piece
            pieces.append(.text(piece))
        case .reasoning(let bytes):
            guard let piece = reasoningTrimmer.take(bytes) else { return }
            reasoning += piece
            pieces.append(.reasoning(piece))
        case .textWasReasoning:
            reasoning += text
            text = ""
            textTrimmer = TextTrimmer()
            reasoningTrimmer = TextTrimmer(isAtStart: reasoning.isEmpty)
            endedOrphanReasoning = true
            pieces.append(.textWasReasoning)
        }
    }
}
