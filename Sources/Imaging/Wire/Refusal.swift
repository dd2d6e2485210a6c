/// Why a worker made no picture of an upload.
public enum Refusal: Error, Sendable, Equatable {
    /// Of a kind that is not read here.
    case unsupported(mediaType: String)
    case tooManyPixels(limit: Int, actual: Int)
    case sideTooLong(limit: Int, actual: Int)
    case tooManyFrames(limit: Int, actual: Int)
    /// Damaged, cut short, or the two detectors disagree. `reason` is a sentence's end of ours; `detail`, what a
    /// library says, is for the log.
    case damaged(reason: String, detail: String)
}
