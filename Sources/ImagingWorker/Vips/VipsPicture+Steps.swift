internal import CImaging
internal import Imaging
internal import Vignette

/// The operations that the steps use.
extension VipsPicture {
    /// Scaled to exactly that size.
    func resized(to size: PictureSize) throws(Refusal) -> VipsPicture {
        if size == self.size { return self }
        let horizontal = Double(size.width) / Double(width)
        let vertical = Double(size.height) / Double(height)
        return try Self.make { imaging_resize(image, $0, horizontal, vertical) }
    }

    /// In the middle of a white canvas of at least `width` x `height`.
    func padded(width: Int, height: Int) throws(Refusal) -> VipsPicture {
        let width = max(width, self.width)
        let height = max(height, self.height)
        if width == self.width, height == self.height { return self }
        let left = Int32((width - self.width) / 2)
        let top = Int32((height - self.height) / 2)
        return try Self.make { imaging_pad(image, $0, left, top, Int32(width), Int32(height)) }
    }

    /// Upright, when `orientation` is how it lies by EXIF's count. Needs pixels in memory of its own.
    func turned(orientation: Int) throws(Refusal) -> VipsPicture {
        vips_image_set_int(image, VIPS_META_ORIENTATION, Int32(orientation))
        return try Self.make { imaging_turn_upright(image, $0) }
    }

    func withProfileApplied() throws(Refusal) -> VipsPicture {
        try Self.make { imaging_apply_profile(image, $0) }
    }

    func withDisplayP3Applied() throws(Refusal) -> VipsPicture {
        try Self.make { imaging_apply_display_p3(image, $0) }
    }

    func inSRGB() throws(Refusal) -> VipsPicture {
        try Self.make { imaging_to_srgb(image, $0) }
    }

    func inGrey() throws(Refusal) -> VipsPicture {
        try Self.make { imaging_to_grey(image, $0) }
    }

    func inBytes() throws(Refusal) -> VipsPicture {
        isByte ? self : try Self.make { imaging_to_bytes(image, $0) }
    }

    func bands(_ range: Range<Int>) throws(Refusal) -> VipsPicture {
        if range == 0..<bands { return self }
        return try Self.make { imaging_bands(image, $0, Int32(range.lowerBound), Int32(range.count)) }
    }

    func joined(with other: VipsPicture) throws(Refusal) -> VipsPicture {
        try Self.make { imaging_join_bands(image, other.image, $0) }
    }

    /// Scaled like `resized`, with colours weighed by how opaque they are: what is transparent has a colour too, which
    /// must not bleed into its neighbours.
    func resizedByOpacity(to size: PictureSize) throws(Refusal) -> VipsPicture {
        if size == self.size { return self }
        let weighed = try Self.make { imaging_premultiply(image, $0) }.rounded(like: self)
        let small = try weighed.resized(to: size)
        return try Self.make { imaging_unpremultiply(small.image, $0) }.rounded(like: self)
    }

    /// Whole numbers again: scaling them is twice as fast.
    private func rounded(like other: VipsPicture) throws(Refusal) -> VipsPicture {
        let whole = try Self.make { imaging_round(image, $0) }
        return try Self.make { imaging_cast(whole.image, $0, other.image.pointee.BandFmt) }
    }

    /// The upper half of samples of 16 bits.
    func highBytes() throws(Refusal) -> VipsPicture {
        try Self.make { imaging_high_bytes(image, $0) }
    }

    /// Only of a picture of bytes.
    func flattenedOnWhite() throws(Refusal) -> VipsPicture {
        try Self.make { imaging_flatten_on_white(image, $0) }
    }

    /// The smallest value of any band.
    func minimum() throws(Refusal) -> Double {
        var value = 0.0
        guard imaging_minimum(image, &value) == 0 else { throw VipsLog.takeRefusal() }
        return value
    }
}
