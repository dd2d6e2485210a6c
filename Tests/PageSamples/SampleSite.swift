import Foundation
import Pages
import Vignette

/// A folder of pages that open from the disk and from any server of static files.
struct SampleSite {
    /// Holds Public and Templates.
    let root: URL
    let folder: URL

    func write() throws -> Int {
        let pages = try Pages(folder: root.appendingPathComponent("Templates").path)
        let assets = try copyAssets()
        // The pages lie side by side, so that links are relative to their folder.
        let frame = Frame(prefix: ".", baseURL: "https://pictures.example/vignette", assets: assets)
        let samples = Samples(pages: pages, frame: frame).all
        for sample in samples { try put(Data(sample.bytes), at: sample.name + ".html") }
        try put(Data(index(of: samples).utf8), at: "index.html")
        try putPictures()
        return samples.count
    }

    private func copyAssets() throws -> [String: String] {
        let folder = root.appendingPathComponent("Public")
        var assets: [String: String] = [:]
        var style = Data()
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            let source = folder.appendingPathComponent(path)
            guard !source.hasDirectoryPath, let bytes = try? Data(contentsOf: source) else { continue }
            if path.hasPrefix("css/") {
                style += bytes
                continue
            }
            let name = source.lastPathComponent
            try put(bytes, at: "assets/" + name)
            assets[name] = "/assets/" + name
        }
        try put(style, at: "assets/style.css")
        assets["style.css"] = "/assets/style.css"
        return assets
    }

    private func putPictures() throws {
        let poster = try Data(contentsOf: root.appendingPathComponent("Public/sample.jpg"))
        for analysis in Canned.all {
            for (index, picture) in analysis.pictures.enumerated() {
                let bytes = picture.shown.size == Canned.poster ? poster : Data(Gradient(seed: index).bytes)
                for kind in ["picture", "thumbnail"] { try put(bytes, at: "a/\(analysis.id)/\(kind)/\(index + 1)") }
            }
        }
    }

    private func index(of samples: [Sample]) -> String {
        let items = samples.map { "<li><a href=\"\($0.name).html\">\($0.name)</a></li>" }.joined(separator: "\n")
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Samples</title><ul>\n\(items)\n</ul>\n"
    }

    private func put(_ data: Data, at path: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}
