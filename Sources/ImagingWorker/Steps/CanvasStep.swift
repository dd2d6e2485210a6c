internal import Imaging
internal import Vignette

/// Gives a strip, which cannot be scaled up any more, a white canvas of the least height and width.
struct CanvasStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        piece.picture = try piece.picture.padded(width: FitStep.leastSide, height: FitStep.leastSide).decoded()
    }
}
