public import Vignette

/// What may be asked of an endpoint at all, before anything is sent.
public struct Restrictions: Sendable {
    public static let pictureLimit = 4

    public let profile: UpstreamProfile

    public init(_ profile: UpstreamProfile) {
        self.profile = profile
    }

    /// Whether one question may have so many pictures. Throws `too_many_pictures`.
    public static func check(pictures count: Int) throws(Failure) {
        guard count <= pictureLimit else { throw .tooManyPictures(limit: pictureLimit, actual: count) }
    }

    /// The question as it may go out.
    public func checked(_ question: Question) throws(Failure) -> Question {
        try Self.check(pictures: question.pictures.count)
        var question = question
        question.detail = try checked(detail: question.detail)
        return question
    }

    /// `auto` asks for nothing and is dropped; every other word is refused unless the endpoint is open.
    public func checked(detail: String?) throws(Failure) -> String? {
        guard let detail, !detail.isEmpty else { return nil }
        guard profile == .restricted else { return detail }
        guard detail == "auto" else { throw Failure(.detailRefused, field: "detail") }
        return nil
    }
}
