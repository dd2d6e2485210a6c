internal import CImaging
internal import Imaging

extension VipsPicture {
    /// Calls `body` with the pixels, 8 bits a sample, row by row without gaps. Only of a decoded picture of bytes.
    func withPixels<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) throws(Refusal) -> Result {
        guard isByte, vips_image_wio_input(image) == 0, let start = image.pointee.data else {
            throw VipsLog.takeRefusal()
        }
        // A picture in memory is one block of exactly this size, alive as long as `image`, which `self` holds.
        let pixels = UnsafeBufferPointer(start: start, count: width * height * bands)
        return withExtendedLifetime(self) { body(pixels) }
    }

    func pixels() throws(Refusal) -> Pixels {
        let bytes = try withPixels { Array($0) }
        return Pixels(bytes: bytes, width: width, height: height, bands: bands)
    }
}
