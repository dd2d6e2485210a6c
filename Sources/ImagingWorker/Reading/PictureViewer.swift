internal import Imaging
internal import Vignette

/// Gives the pixels of a prepared picture to whoever reads in it.
struct PictureViewer {
    let sniffer: Sniffer

    /// Grey, at most `side` pixels a side, never enlarged.
    func grey(of picture: [UInt8], side: Int) throws(Refusal) -> Pixels {
        try view(picture, side) { picture throws(Refusal) in try picture.inGrey().bands(0..<1) }
    }

    /// Red, green and blue, at most `side` pixels a side, never enlarged.
    func colours(of picture: [UInt8], side: Int) throws(Refusal) -> Pixels {
        try view(picture, side) { picture throws(Refusal) in try picture.inSRGB().bands(0..<3) }
    }

    private func view(
        _ bytes: [UInt8], _ side: Int, _ convert: (VipsPicture) throws(Refusal) -> VipsPicture
    ) throws(Refusal) -> Pixels {
        let mediaType = sniffer.mediaType(of: bytes)
        guard let type = SourceType(mediaType: mediaType, of: bytes) else { throw .unsupported(mediaType: mediaType) }
        let source = SourceBytes(bytes)
        // libvips reads from the source until the pixels are decoded.
        defer { withExtendedLifetime(source) {} }
        let picture = try type.open(source)
        let small = try picture.resized(to: picture.size.fitted(into: side)).decoded()
        return try convert(small).inBytes().decoded().pixels()
    }
}
