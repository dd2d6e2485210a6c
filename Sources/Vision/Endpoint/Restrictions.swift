public import Bytes
public import Vignette

/// What may be asked of an endpoint at all, before anything is sent.
public struct Restrictions: Sendable {
    public static let pictureLimit = 4

    let profile: UpstreamProfile

    public init(_ profile: UpstreamProfile) {
        self.profile = profile
    }

    /// The question as it may go out.
    public func checked(_ question: Question) throws(Failure) -> Question {
        guard question.pictures.count <= Self.pictureLimit else {
            throw .tooManyPictures(limit: Self.pictureLimit, actual: question.pictures.count)
        }
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

    /// The address of a picture as a program sent it: a base64 data URL of a type that models read.
    public func checked(pictureURL text: ArraySlice<UInt8>) throws(Failure) -> DataURL {
        let field = "image_url"
        let url: DataURL
        do throws(DataURLError) {
            url = try DataURL(text)
        } catch {
            if Self.isRemote(text) { throw Failure(.remoteImageRefused, field: field) }
            throw .invalidRequest(field: field, "is no well-formed data URL")
        }
        guard url.isBase64 else { throw .invalidRequest(field: field, "must hold its picture as base64") }
        guard PictureFormat(mediaType: url.mediaType) != nil else {
            throw .unsupportedMedia(found: "labelled \(url.mediaType)")
        }
        return url
    }

    private static func isRemote(_ text: ArraySlice<UInt8>) -> Bool {
        let start = text.prefix(8).map(ASCII.lower)
        return start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8)
    }
}
