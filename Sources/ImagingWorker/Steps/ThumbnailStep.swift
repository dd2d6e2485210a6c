internal import Imaging
internal import Vignette

/// Writes the small picture for lists, always as JPEG: only browsers see it.
struct ThumbnailStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        guard piece.preparation.thumbnail else { return }
        let picture = piece.picture
        let scale = min(1, Double(Fit.thumbnailSide) / Double(max(picture.width, picture.height)))
        let small = try picture.resized(
            width: max(1, Int((Double(picture.width) * scale).rounded())),
            height: max(1, Int((Double(picture.height) * scale).rounded())))
        piece.thumbnail = try small.encoded(as: .jpeg, quality: VipsPicture.Quality(lossy: 80))
    }
}
