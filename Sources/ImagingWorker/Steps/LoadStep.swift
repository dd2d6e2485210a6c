internal import Imaging
internal import Vignette

/// Opens the picture for its pixels: smaller at once where the decoder can do that for less work.
///
/// At least twice the size that is wanted remains, so that the last step of scaling, which is the good one, has
/// something to choose from. Decoders leave out the last pixels of a side that the factor does not divide: that is less
/// than half a pixel of the result, and on a short side a small part of it.
struct LoadStep: PreparationStep {
    /// What must be left of the shorter side.
    static let leastSide = 256

    func apply(to piece: inout Workpiece) throws(Refusal) {
        guard piece.type == .jpeg || piece.type == .webp else { return }
        let spare = piece.sizeBefore.longestSide / (2 * piece.preparation.fit.longestSide)
        let shortest = min(piece.sizeBefore.width, piece.sizeBefore.height)
        guard let factor = [8, 4, 2].first(where: { $0 <= spare && $0 * Self.leastSide <= shortest }) else { return }
        piece.picture = try piece.type.open(piece.source, shrunk: factor)
    }
}
