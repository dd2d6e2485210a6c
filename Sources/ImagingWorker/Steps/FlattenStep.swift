internal import Imaging
internal import Vignette

/// Puts what is transparent on white, as most pages would show it: in sRGB, like a browser.
struct FlattenStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        let picture = piece.picture
        guard picture.hasAlpha else { return }
        // Many pictures have a transparency that hides nothing.
        piece.isFlattened = try picture.bands(picture.bands - 1..<picture.bands).minimum() < 255
        piece.picture = try picture.flattenedOnWhite().decoded()
    }
}
