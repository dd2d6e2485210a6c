internal import Imaging

extension ImagingPool.Status {
    /// What an operator should know of the workers, a line each; where all is well only how many there are.
    func detail(wanted: Int) -> [String] {
        var lines = ["picture workers: \(ready) of \(wanted)"]
        guard let report else { return lines }
        let missing = Self.decoders.filter { !report.decodes.contains($0.mediaType) }
        for decoder in missing { lines.append("not decoded: \(decoder.name) (\(decoder.advice))") }
        if report.readsText.isEmpty { lines.append("text is not read: install tesseract-ocr-eng") }
        if !report.readsCodes { lines.append("bar codes are not read: install libzbar0") }
        for part in report.unprotected { lines.append("sandbox without \(part)") }
        return lines
    }

    private static let decoders = [
        (name: "JPEG", mediaType: "image/jpeg", advice: "install libvips42"),
        (name: "PNG", mediaType: "image/png", advice: "install libvips42"),
        (name: "WebP", mediaType: "image/webp", advice: "install libvips42"),
        (name: "GIF", mediaType: "image/gif", advice: "install libvips42"),
        (name: "HEIC", mediaType: "image/heic", advice: "install libheif1 with its HEVC decoder, libde265"),
        (name: "AVIF", mediaType: "image/avif", advice: "install libheif1 with its AV1 decoder, libaom or libdav1d"),
    ]
}
