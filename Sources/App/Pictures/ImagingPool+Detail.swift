internal import Imaging

extension ImagingPool.Status {
    /// What an operator should know of the workers, a line each; where all is well only how many there are.
    func detail(wanted: Int) -> [String] {
        ["picture workers: \(ready) of \(wanted)"] + gaps.map(\.line)
    }

    /// The formats that the workers decode, as people call them.
    var formats: [String] {
        Self.decoders.filter { report?.decodes.contains($0.mediaType) == true }.map(\.name)
    }

    /// What the workers cannot do.
    var gaps: [WorkerGap] {
        guard let report else { return [] }
        let missing = Self.decoders.filter { !report.decodes.contains($0.mediaType) }
        var gaps = missing.map { WorkerGap.decoder($0.name, advice: $0.advice) }
        if report.readsText.isEmpty { gaps.append(.reading("text is not read", advice: "install tesseract-ocr-eng")) }
        if !report.readsCodes { gaps.append(.reading("bar codes are not read", advice: "install libzbar0")) }
        return gaps + report.unprotected.map(WorkerGap.sandbox)
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
