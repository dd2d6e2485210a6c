internal import Vignette

/// What came of one question.
struct Described: Sendable {
    let name: String
    let recipe: String
    /// What was sent, as far as it came to that.
    var pictures: [Sent] = []
    var outcome: Result<Answer, Failure>
    /// What there was of the answer when it broke off.
    var partial = ""
    /// Not even tried, because of what came of another.
    var isPassedOver = false

    /// What is told of a picture; its bytes are gone.
    struct Sent: Sendable, Equatable {
        let name: String
        let format: PictureFormat
        let size: PictureSize
        let bytes: Int
        let digest: String
        let receipt: Receipt

        init(name: String, _ prepared: PreparedPicture) {
            self.name = name
            format = prepared.picture.format
            size = prepared.picture.size
            bytes = prepared.picture.bytes.count
            digest = prepared.picture.digest
            receipt = prepared.receipt
        }
    }

    var failure: Failure? {
        if case .failure(let failure) = outcome { failure } else { nil }
    }

    /// What is said of it where it failed.
    var complaint: String? {
        guard let failure else { return nil }
        return isPassedOver ? "not asked, for the same reason." : "\(failure.message) \(failure.advice)"
    }

    /// What its reader should know of an answer, a sentence each.
    var notes: [String] {
        guard case .success(let answer) = outcome else { return [] }
        return answer.notes.map(\.sentence) + (answer.finish?.sentence.map { [$0] } ?? [])
    }
}

extension FinishReason {
    /// What is worth saying of it.
    var sentence: String? {
        switch self {
        case .complete: nil
        case .cutOff: "The answer was cut off at the length limit; --max-tokens allows a longer one."
        case .filtered: "The model service held back the answer or a part of it."
        case .refused: "The model refused to answer."
        }
    }
}
