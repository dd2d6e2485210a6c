internal import CImaging
internal import Imaging
internal import Vignette

/// Puts what is transparent on white, as most pages would show it.
///
/// The transparency itself stays as one more band until the picture is small: only then is known whether there was any.
struct FlattenStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        let picture = piece.picture
        guard picture.hasAlpha else { return }
        let alpha = try picture.bands(picture.bands - 1..<picture.bands)
        let colours = try picture.flattened(white: picture.isByte ? 255 : 65_535)
        piece.picture = try colours.joined(with: alpha)
    }
}
