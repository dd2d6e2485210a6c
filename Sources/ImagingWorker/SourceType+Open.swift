internal import CImaging
internal import Imaging

extension SourceType {
    /// The second opinion: whether the loader itself takes the bytes for its own.
    func isRecognised(in source: SourceBytes) -> Bool {
        vips_foreign_is_a_buffer(loader, source.buffer.baseAddress, source.buffer.count) != 0
    }

    /// Whether the pixels are coded as the kind of file promises: AVIF and HEIC share a loader, and libvips believes the
    /// name at the front of the file, as libmagic does.
    func agrees(with items: HEIFItems?) -> Bool {
        switch self {
        case .avif: items?.codec == "av01"
        case .heic: ["hvc1", "hev1"].contains(items?.codec)
        case .jpeg, .png, .webp, .gif: true
        }
    }

    /// Reads the header; pixels follow when someone asks for them.
    ///
    /// `source` must outlive the picture: libvips reads from its memory.
    func open(_ source: SourceBytes, shrunk factor: Int = 1) throws(Refusal) -> VipsPicture {
        let picture = try load(source, factor, page: 0)
        // The picture that a HEIF file shows need not be its first.
        guard let primary = picture.int("heif-primary"), primary > 0 else { return picture }
        return try load(source, factor, page: primary)
    }

    private func load(_ source: SourceBytes, _ factor: Int, page: Int) throws(Refusal) -> VipsPicture {
        let start = source.buffer.baseAddress
        let count = source.buffer.count
        return try VipsPicture.make { out in
            switch self {
            case .jpeg: imaging_load_jpeg(start, count, Int32(factor), out)
            case .png: imaging_load_png(start, count, out)
            case .webp: imaging_load_webp(start, count, 1 / Double(factor), out)
            case .gif: imaging_load_gif(start, count, out)
            case .heic, .avif: imaging_load_heif(start, count, Int32(page), out)
            }
        }
    }
}
