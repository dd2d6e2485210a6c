internal import Imaging
internal import Vignette

/// Whether pictures can be decoded and read on this machine.
enum WorkerCheck {
    static func findings(_ status: ImagingPool.Status, wanted: Int) -> [Finding] {
        guard status.ready > 0, let report = status.report else {
            return [.failure("decoders", "No picture worker is ready.", "Look at what stands above, and reinstall.")]
        }
        let needed = Set(PictureFormat.allCases.map(\.mediaType))
        let names = report.decodes.sorted().map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        var findings: [Finding] = []
        if needed.isSubset(of: report.decodes) {
            let workers =
                switch (status.ready, wanted) {
                case (1, 1): "1 worker decodes"
                case (wanted, _): "\(wanted) workers decode"
                case (let ready, _): "\(ready) of \(wanted) workers are ready and decode"
                }
            findings.append(.ok("decoders", "\(workers) \(names.joined(separator: ", "))."))
        } else {
            findings.append(
                .failure(
                    "decoders", "Not all of JPEG, PNG and WebP can be decoded.",
                    "Install what the next lines name."))
        }
        if !report.readsText.isEmpty {
            findings.append(.ok("reading", "Text is read in \(report.readsText.sorted().joined(separator: ", "))."))
        }
        return findings + status.gaps.map(\.finding)
    }
}
