internal import Imaging
internal import Vignette

/// Scales the picture into its square, and up where it is too small to be seen by a model; decodes it on the way.
struct FitStep: PreparationStep {
    /// Models cut pictures into tiles of about this size; some crash on less.
    static let leastSide = 32

    func apply(to piece: inout Workpiece) throws(Refusal) {
        let picture = piece.picture
        let target = Self.target(of: piece.sizeBefore, in: piece.preparation.fit)
        let small =
            picture.hasAlpha
            ? try picture.resizedByOpacity(to: target)
            : try picture.resized(to: target)
        piece.picture = try small.decoded()
    }

    static func target(of size: PictureSize, in fit: Fit) -> PictureSize {
        let longest = Double(size.longestSide)
        let shortest = Double(min(size.width, size.height))
        let most = Double(fit.longestSide) / longest
        return size.scaled(by: min(most, max(1, Double(leastSide) / shortest)))
    }
}
