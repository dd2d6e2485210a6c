internal import Imaging
internal import Vignette

/// Whether pictures can be decoded and read on this machine.
enum WorkerCheck {
    static func findings(_ status: ImagingPool.Status, wanted: Int) -> [Finding] {
        guard status.ready > 0, let report = status.report else {
            return [.failure("decoders", "No picture worker is ready.", "Look at what stands above, and reinstall.")]
        }
        let missing = status.detail(wanted: wanted).dropFirst()
        let needed = Set(PictureFormat.allCases.map(\.mediaType))
        let names = report.decodes.sorted().map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        var findings: [Finding] = []
        if needed.isSubset(of: report.decodes) {
            findings.append(.ok("decoders", "\(status.ready) workers decode \(names.joined(separator: ", "))."))
        } else {
            findings.append(
                .failure(
                    "decoders", "Not all of JPEG, PNG and WebP can be decoded.",
                    "Install what the next lines name."))
        }
        if !report.readsText.isEmpty {
            findings.append(.ok("reading", "Text is read in \(report.readsText.sorted().joined(separator: ", "))."))
        }
        for line in missing {
            findings.append(.warning(line.hasPrefix("sandbox") ? "sandbox" : "pictures", sentence(line), ""))
        }
        return findings
    }

    private static func sentence(_ line: String) -> String {
        line.prefix(1).uppercased() + line.dropFirst() + "."
    }
}
