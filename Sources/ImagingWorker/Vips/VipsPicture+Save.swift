internal import CImaging
internal import Glibc
internal import Imaging
internal import Vignette

extension VipsPicture {
    /// The picture's file, without any metadata.
    func encoded(as format: PictureFormat, quality: Quality) throws(Refusal) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        let status =
            switch format {
            case .jpeg: imaging_save_jpeg(image, &bytes, &count, Int32(quality.lossy), quality.fullColour ? 1 : 0)
            case .png: imaging_save_png(image, &bytes, &count)
            case .webp: imaging_save_webp(image, &bytes, &count, Int32(quality.lossy), quality.lossless ? 1 : 0)
            }
        guard status == 0, let bytes else { throw VipsLog.takeRefusal() }
        // libvips hands the block over; it is freed here, after the copy.
        defer { g_free(bytes) }
        let file = Array(UnsafeRawBufferPointer(start: bytes, count: count))
        return switch format {
        case .jpeg: file
        case .png: PNGChunks.essential(of: file)
        case .webp: WebPChunks.essential(of: file)
        }
    }

    /// How a file is made smaller.
    struct Quality {
        /// Of JPEG and lossy WebP, up to 100.
        var lossy = 85
        /// Colours at full resolution, for coloured print on coloured ground.
        var fullColour = false
        /// WebP without loss.
        var lossless = false
    }
}
