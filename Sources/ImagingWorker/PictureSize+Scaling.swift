internal import Vignette

extension PictureSize {
    /// Each side times `factor`, rounded, and never nothing.
    func scaled(by factor: Double) -> PictureSize {
        func side(_ side: Int) -> Int { max(1, Int((Double(side) * factor).rounded())) }
        return PictureSize(width: side(width), height: side(height))
    }

    /// Scaled into a square of that side, never enlarged.
    func fitted(into side: Int) -> PictureSize {
        scaled(by: min(1, Double(side) / Double(longestSide)))
    }
}
