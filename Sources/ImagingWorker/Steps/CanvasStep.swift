internal import Imaging
internal import Vignette

/// Gives a strip, which cannot be scaled up any more, a white canvas of the least height and width.
struct CanvasStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        let picture = piece.picture
        piece.isPadded = min(picture.width, picture.height) < FitStep.leastSide
        piece.picture = try picture.padded(width: FitStep.leastSide, height: FitStep.leastSide).decoded()
    }
}
