internal import Bytes
internal import HTTP
internal import Vignette

/// Makes pictures of what stands in `images`.
///
/// Two sentences are what programs know from the proxy that they were written against, word for word.
struct OllamaPictures: Sendable {
    static let unsupportedType = "Unsupported image type"
    static let unreadableText = "Only JPEG base64 strings or http(s) URLs are supported"

    let gateway: Gateway

    /// In their order. Throws before any is looked at where there are too many, or one is no text.
    func pictures(
        of images: [OllamaMessage.Image], for caller: Caller, in request: Request
    ) async throws -> [PassedPicture] {
        var texts: [(text: ArraySlice<UInt8>, field: String)] = []
        for image in images {
            guard let text = image.value.bytes else {
                throw Failure(
                    .invalidRequest, message: Self.unsupportedType, advice: "Send pictures as base64 text.",
                    field: image.field)
            }
            texts.append((text, image.field))
        }
        do {
            return try await gateway.pictures(texts, for: caller, in: request)
        } catch let failure as Failure {
            guard let text = texts.first(where: { $0.field == failure.field })?.text else { throw failure }
            throw Self.isAddress(text) ? failure : Self.told(failure)
        }
    }

    /// Only what says "this is no picture" has a sentence that is known; all else keeps its own.
    static func told(_ failure: Failure) -> Failure {
        switch failure.code {
        case .noPicture, .invalidRequest, .unsupportedMedia, .remoteImageRefused:
            Failure(
                .invalidRequest, message: unreadableText, advice: failure.advice, field: failure.field,
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
