internal import CImaging

/// What is done to a grey picture before it is read. Where libvips cannot, the picture stays as it is.
enum GreyImage {
    private typealias Image = UnsafeMutablePointer<VipsImage>

    /// `grey`, turned clockwise by so many degrees and enlarged; the corners that appear get the colour of the edge.
    static func turn(_ grey: Pixels, by angle: Double, enlargedBy scale: Double) -> Pixels {
        guard angle != 0 || scale != 1 else { return grey }
        let ground = Double(edge(of: grey))
        return changed(grey) { imaging_similarity($0, $1, scale, angle, ground) }
    }

    /// `grey` without its finest grain.
    static func soften(_ grey: Pixels, by sigma: Double) -> Pixels {
        changed(grey) { imaging_soften($0, $1, sigma) }
    }

    private static func changed(_ grey: Pixels, _ change: (Image, UnsafeMutablePointer<Image?>) -> Int32) -> Pixels {
        grey.bytes.withUnsafeBytes { bytes -> Pixels? in
            // Not copied: the image is written out and freed before `bytes` ends.
            guard
                let image = vips_image_new_from_memory(
                    bytes.baseAddress, bytes.count, Int32(grey.width), Int32(grey.height), 1, VIPS_FORMAT_UCHAR)
            else { return nil }
            defer { g_object_unref(image) }
            var result: Image?
            guard change(image, &result) == 0, let result else {
                vips_error_clear()
                return nil
            }
            defer { g_object_unref(result) }
            var count = 0
            guard let written = vips_image_write_to_memory(result, &count) else {
                vips_error_clear()
                return nil
            }
            defer { g_free(written) }
            let (width, height) = (Int(vips_image_get_width(result)), Int(vips_image_get_height(result)))
            guard count == width * height else { return nil }
            let samples = [UInt8](UnsafeRawBufferPointer(start: written, count: count))
            return Pixels(bytes: samples, width: width, height: height, bands: 1)
        } ?? grey
    }

    /// The median of the outermost samples.
    private static func edge(of grey: Pixels) -> UInt8 {
        let (width, height) = (grey.width, grey.height)
        var samples = Array(grey.bytes[..<width]) + grey.bytes[((height - 1) * width)...]
        for row in 0..<height {
            samples.append(grey.bytes[row * width])
            samples.append(grey.bytes[row * width + width - 1])
        }
        samples.sort()
        return samples[samples.count / 2]
    }
}
