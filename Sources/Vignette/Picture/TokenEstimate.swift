/// How many tokens a picture costs a Qwen2.5-VL model: the model scales it to whole tiles of 28 x 28 pixels, a token
/// each.
public enum TokenEstimate {
    static let tile = 28
    static let minimumPixels = 4 * 28 * 28
    static let maximumPixels = 16_384 * 28 * 28

    public static func tokens(for size: PictureSize) -> Int {
        let scaled = scaled(size)
        return scaled.width / tile * (scaled.height / tile)
    }

    /// The size that the model looks at; sides are rounded half to even, as its own code does.
    public static func scaled(_ size: PictureSize) -> PictureSize {
        let width = max(1, size.width)
        let height = max(1, size.height)
        let rounded = PictureSize(width: nearest(width), height: nearest(height))
        let pixels = rounded.width * rounded.height
        if pixels > maximumPixels {
            let factor = (Double(width * height) / Double(maximumPixels)).squareRoot()
            return PictureSize(width: below(Double(width) / factor), height: below(Double(height) / factor))
        }
        if pixels < minimumPixels {
            let factor = (Double(minimumPixels) / Double(width * height)).squareRoot()
            return PictureSize(width: above(Double(width) * factor), height: above(Double(height) * factor))
        }
        return rounded
    }

    private static func nearest(_ side: Int) -> Int {
        max(tile, Int((Double(side) / Double(tile)).rounded(.toNearestOrEven)) * tile)
    }

    private static func below(_ side: Double) -> Int {
        max(tile, Int((side / Double(tile)).rounded(.down)) * tile)
    }

    private static func above(_ side: Double) -> Int {
        Int((side / Double(tile)).rounded(.up)) * tile
    }
}
