extension Trouble {
    /// What `error` means, by the first line of the table that applies. Reads a bounded part of it once for each line.
    init(_ error: UpstreamError) {
        let folded = FoldedError(error)
        let rule = TroubleRule.table.first { $0.applies(to: folded) }
        switch rule?.trouble ?? .other {
        case .rateLimited: self = .rateLimited(retryAfter: Self.wait(error))
        case .overloaded: self = .overloaded(retryAfter: Self.wait(error))
        case .answerTooLong: self = AnswerRoom.trouble(in: folded.text)
        case .tooManyPictures:
            let limit = PictureLimit.number(in: folded.text)
            self = limit == 0 ? .modelCannotSee : .tooManyPictures(limit: limit)
        case .moderated: self = .moderated(category: ModerationCategory.name(error, folded.text))
        // A filter that names what it found, whatever else it says.
        case .keyRefused where error.category != nil && folded.status != 401:
            self = .moderated(category: ModerationCategory.name(error, folded.text))
        case let trouble: self = trouble
        }
    }

    private static func wait(_ error: UpstreamError) -> Duration? {
        error.retryAfter ?? RetryAfter(sentence: error.message)?.duration
    }
}
