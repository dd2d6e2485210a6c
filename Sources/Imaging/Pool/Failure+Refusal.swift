internal import Vignette

extension Failure {
    /// A worker's refusal in the words of the domain.
    ///
    /// - Parameter decodes: the media types that do work here, as the worker reports them.
    init(_ refusal: Refusal, decodes: Set<String>) {
        switch refusal {
        case .unsupported("inode/x-empty"), .unsupported("application/x-empty"): self.init(.noPicture)
        case .unsupported(let mediaType):
            self = .unsupportedMedia(
                found: MediaTypeNames.phrase(for: mediaType), readable: Self.readable(decodes), detail: mediaType)
        case .tooManyPixels(let limit, let actual): self = .tooLarge(.pixels, limit: limit, actual: actual)
        case .sideTooLong(let limit, let actual): self = .tooLarge(.side, limit: limit, actual: actual)
        case .tooManyFrames(let limit, let actual): self = .tooManyFrames(limit: limit, actual: actual)
        case .damaged(let reason, let detail): self = .decodeFailed(reason: reason, detail: detail)
        }
    }

    /// The formats that work, by the names that people know them by.
    private static func readable(_ decodes: Set<String>) -> [String] {
        [
            ("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WebP", "image/webp"), ("GIF", "image/gif"),
            ("HEIC", "image/heic"), ("AVIF", "image/avif"),
        ].filter { decodes.contains($0.1) }.map(\.0)
    }
}
