internal import Imaging
internal import Vignette

/// Turns the picture as its camera was held.
struct UprightStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        guard let turn = piece.metadata.orientation.flatMap(Turn.init) else { return }
        piece.picture = try piece.picture.turned(orientation: turn.rawValue)
        piece.turn = turn
    }
}
