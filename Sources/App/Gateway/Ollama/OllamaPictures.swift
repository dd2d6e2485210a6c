internal import Bytes
internal import Vignette
internal import Vision

/// Makes pictures of what stands in `images`.
///
/// Two sentences are what programs know from the proxy that they were written against, word for word.
struct OllamaPictures: Sendable {
    static let unsupportedType = "Unsupported image type"
    static let unreadableText = "Only JPEG base64 strings or http(s) URLs are supported"

    let gateway: Gateway

    /// In their order. Throws the failure of the first that is none.
    func pictures(of images: [OllamaMessage.Image]) async throws -> [PassedPicture] {
        guard images.count <= Restrictions.pictureLimit else {
            throw Failure.tooManyPictures(limit: Restrictions.pictureLimit, actual: images.count)
        }
        var pictures: [PassedPicture] = []
        for image in images { pictures.append(try await picture(of: image)) }
        return pictures
    }

    private func picture(of image: OllamaMessage.Image) async throws -> PassedPicture {
        guard let text = image.value.bytes else {
            throw Failure(
                .invalidRequest, message: Self.unsupportedType, advice: "Send pictures as base64 text.",
                field: image.field)
        }
        do {
            return try await gateway.picture(text, field: image.field)
        } catch let failure as Failure {
            throw Self.isAddress(text) ? failure : Self.told(failure, image.field)
        }
    }

    /// Only what says "this is no picture" has a sentence that is known; all else keeps its own.
    static func told(_ failure: Failure, _ field: String) -> Failure {
        switch failure.code {
        case .noPicture, .invalidRequest, .unsupportedMedia, .remoteImageRefused:
            Failure(
                .invalidRequest, message: unreadableText, advice: failure.advice, field: field,
                detail: failure.detail ?? failure.message)
        default: failure
        }
    }

    /// What becomes of an address, and of what lies there, is told as it is.
    static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        let start = ASCII.trimmed(text.prefix(64)).prefix(8).map(ASCII.lower)
        return start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8)
    }
}
