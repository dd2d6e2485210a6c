internal import Imaging
internal import Vignette

/// Writes the small picture for lists, always as JPEG: only browsers see it.
struct ThumbnailStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        guard piece.preparation.thumbnail else { return }
        let small = try piece.picture.resized(to: piece.picture.size.fitted(into: Fit.thumbnailSide))
        piece.thumbnail = try small.encoded(as: .jpeg, quality: VipsPicture.Quality(lossy: 80))
    }
}
