internal import Imaging
internal import Vignette

/// Writes the picture's file: JPEG, or PNG where the picture is flat graphics and PNG is not much larger; WebP stays WebP
/// where it is allowed.
struct EncodeStep: PreparationStep {
    /// From this share of equal neighbours on PNG is tried.
    static let flat = 0.5
    /// How much larger than the JPEG a PNG of flat graphics may be: letters and lines stay sharp in it.
    static let premium = 2

    func apply(to piece: inout Workpiece) throws(Refusal) {
        let formats = piece.preparation.formats
        let isFlat = try Flatness.share(of: piece.picture) >= Self.flat
        var quality = VipsPicture.Quality(fullColour: isFlat, lossless: isFlat)
        if let wanted = piece.preparation.quality { quality.lossy = wanted }
        if formats.contains(.webp), piece.type == .webp || formats == [.webp] {
            piece.file = try piece.picture.encoded(as: .webp, quality: quality)
            return
        }
        let tried: [PictureFormat] =
            isFlat ? [.png, .jpeg, .webp] : formats.contains(.jpeg) ? [.jpeg] : [.png]
        var files: [(bytes: [UInt8], weight: Int)] = []
        for format in tried where format != .webp && formats.contains(format) {
            let file = try piece.picture.encoded(as: format, quality: quality)
            files.append((file, format == .png ? file.count : file.count * Self.premium))
        }
        if let best = files.min(by: { $0.weight < $1.weight }) {
            piece.file = best.bytes
        } else {
            piece.file = try piece.picture.encoded(as: .webp, quality: quality)
        }
    }
}
