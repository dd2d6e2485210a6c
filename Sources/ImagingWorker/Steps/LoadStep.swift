internal import Imaging
internal import Vignette

/// Opens the picture for its pixels: smaller at once where the decoder can do that for less work.
///
/// At least twice the size that is wanted remains, so that the last step of scaling, which is the good one, has
/// something to choose from.
struct LoadStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        guard piece.type == .jpeg || piece.type == .webp else { return }
        let spare = piece.sizeBefore.longestSide / (2 * piece.preparation.fit.longestSide)
        guard let factor = [8, 4, 2].first(where: { $0 <= spare }) else { return }
        piece.picture = try piece.type.open(piece.source, shrunk: factor)
    }
}
