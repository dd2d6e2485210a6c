internal import Imaging
internal import Vignette

/// Writes the picture's file: JPEG, or PNG where the picture is flat graphics and PNG is smaller; WebP stays WebP
/// where it is allowed.
struct EncodeStep: PreparationStep {
    /// From this share of equal neighbours on PNG is tried.
    static let flat = 0.5

    func apply(to piece: inout Workpiece) throws(Refusal) {
        let formats = piece.preparation.formats
        let isFlat = try Flatness.share(of: piece.picture) >= Self.flat
        let quality = VipsPicture.Quality(fullColour: isFlat, lossless: isFlat)
        if formats.contains(.webp), piece.type == .webp || formats == [.webp] {
            piece.file = try piece.picture.encoded(as: .webp, quality: quality)
            return
        }
        let tried: [PictureFormat] =
            isFlat ? [.png, .jpeg, .webp] : formats.contains(.jpeg) ? [.jpeg] : [.png]
        var files: [[UInt8]] = []
        for format in tried where format != .webp && formats.contains(format) {
            files.append(try piece.picture.encoded(as: format, quality: quality))
        }
        if files.isEmpty { files.append(try piece.picture.encoded(as: .webp, quality: quality)) }
        piece.file = files.min { $0.count < $1.count } ?? []
    }
}
