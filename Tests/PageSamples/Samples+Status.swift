import Pages
import Vignette

extension Samples {
    var statuses: [Sample] {
        let models: [StatusPage.Model] = [
            .init(name: "qwen3-vl:8b", sight: .sees), .init(name: "gemma3:12b", sight: .sees),
            .init(name: "llama3.1:8b", sight: .blind), .init(name: "mistral-small", sight: .unknown),
            .init(name: "llava", sight: .doubtful),
        ]
        let many = (1...400).map { StatusPage.Model(name: "vendor/model-\($0)", sight: .unknown) }
        let outside = Destination(host: "api.example.com", network: .outside, model: nil)
        let standing = Destination(host: nil, network: .here, model: "builtin")
        return [
            status("status") { $0.models = models },
            status("status-builtin", standing) { ($0.since, $0.heard) = (nil, nil) },
            status("status-unheard") { ($0.since, $0.heard) = (nil, nil) },
            status("status-unreachable") { $0.trouble = Failure(.upstreamUnreachable).title },
            status("status-many", outside) {
                $0.models = many
                ($0.waiting, $0.wait) = (1200, .seconds(5400))
            },
            status("status-nothing") {
                ($0.formats, $0.workers, $0.waiting, $0.canKeep) = ([], 0, nil, false)
            },
        ]
    }

    private func status(
        _ name: String, _ destination: Destination = Canned.destination, change: (inout StatusPage) -> Void
    ) -> Sample {
        var page = StatusPage(destination: destination)
        page.since = Canned.now + .seconds(-7200)
        page.heard = Canned.now
        page.formats = ["JPEG", "PNG", "WebP", "GIF", "HEIC", "AVIF"]
        page.workers = 2
        page.waiting = 0
        page.versions = [.init("Vignette", "0.1.0"), .init("libcurl", "7.88.1"), .init("SQLite", "3.40.1")]
        change(&page)
        return sample(name, .status(page))
    }
}
