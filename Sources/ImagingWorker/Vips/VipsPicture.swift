internal import CImaging
internal import Imaging
internal import Vignette

/// A picture inside libvips: a recipe for pixels, which are made when someone asks for them.
///
/// Owns one reference to the C object. It stays on the worker's only thread that works; libvips never keeps the Swift
/// object itself.
final class VipsPicture {
    let image: UnsafeMutablePointer<VipsImage>

    /// Takes over the caller's reference.
    init(owning image: UnsafeMutablePointer<VipsImage>) {
        self.image = image
    }

    deinit {
        g_object_unref(image)
    }

    /// The picture that `operation` makes; its failure is the upload's, whose bytes are decoded lazily.
    static func make(
        _ operation: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32
    ) throws(Refusal) -> VipsPicture {
        var out: UnsafeMutablePointer<VipsImage>?
        let status = operation(&out)
        guard status == 0, let out else {
            if let out { g_object_unref(out) }
            throw VipsLog.takeRefusal()
        }
        return VipsPicture(owning: out)
    }

    var width: Int { Int(image.pointee.Xsize) }
    var height: Int { Int(image.pointee.Ysize) }
    var size: PictureSize { PictureSize(width: width, height: height) }
    var bands: Int { Int(image.pointee.Bands) }
    var hasAlpha: Bool { vips_image_hasalpha(image) != 0 }
    var isByte: Bool { image.pointee.BandFmt == VIPS_FORMAT_UCHAR }
    var interpretation: VipsInterpretation { vips_image_guess_interpretation(image) }

    /// The pixels' memory, decoded now. Everything that is wrong with the upload is found here at the latest.
    func decoded() throws(Refusal) -> VipsPicture {
        guard let copy = vips_image_copy_memory(image) else { throw VipsLog.takeRefusal() }
        return VipsPicture(owning: copy)
    }
}
