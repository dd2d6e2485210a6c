public import Vignette

/// Answers without any model: says what can be measured of pictures, and what text and codes are readable in them.
///
/// The answer comes in steps, as each is known, and is markdown; whatever stood in a picture is in blocks of code that
/// it cannot end. The question's words are not understood, and the answer says so. If a picture cannot be read, the
/// reader's failure ends the answer.
public struct BuiltinReader: VisionModel {
    /// The model's name, wherever one is asked for.
    public static let name = "builtin"

    private let reader: any PictureReader
    private let words = ReaderWords()

    public init(reader: any PictureReader) {
        self.reader = reader
    }

    public func answer(
        _ question: Question, emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws -> Answer {
        var answer = Answer(text: "")
        let count = question.pictures.count
        if count > 1 { try await add(words.opening(pictures: count), to: &answer, emit) }
        for (place, picture) in question.pictures.enumerated() {
            if count > 1 { try await add(words.heading(place + 1, of: count), to: &answer, emit) }
            try await describe(picture, in: &answer, emit)
        }
        try await add(words.closing(pictures: count), to: &answer, emit)
        return answer
    }

    private func describe(
        _ picture: Picture, in answer: inout Answer, _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        let look = try await step { () async throws(Failure) in try await reader.look(at: picture) }
        // Whether it is a document shows only when its words are counted.
        let isUndecided = Impression.canBeDocument(look)
        if !isUndecided { try await add(words.look(look, Impression(look, words: 0), picture.size), to: &answer, emit) }
        let reading = try await step { () async throws(Failure) in try await reader.read(picture) }
        if isUndecided {
            let impression = Impression(look, words: reading.words)
            try await add(words.look(look, impression, picture.size), to: &answer, emit)
        }
        answer.readings.append(reading)
        try await add(words.text(reading), to: &answer, emit)
        try await add(words.codes(reading.codes), to: &answer, emit)
    }

    /// One paragraph, or nothing where there is nothing to say. All but the first are preceded by an empty line.
    private func add(
        _ paragraph: String?, to answer: inout Answer, _ emit: @Sendable (AnswerPiece) async throws -> Void
    ) async throws {
        guard let paragraph else { return }
        try Task.checkCancellation()
        let piece = answer.text.isEmpty ? paragraph : "\n\n" + paragraph
        answer.text += piece
        try await emit(.text(piece))
    }

    /// What the reader says. Of a cancelled task nothing else is thrown than that it was cancelled.
    private func step<Result>(_ work: () async throws(Failure) -> Result) async throws -> Result {
        try Task.checkCancellation()
        do {
            return try await work()
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }
}
