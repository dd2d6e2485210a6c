internal import Imaging
internal import Vignette

/// One step of the policy for pictures.
protocol PreparationStep: Sendable {
    func apply(to piece: inout Workpiece) throws(Refusal)
}
