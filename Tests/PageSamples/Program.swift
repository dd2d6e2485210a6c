import Foundation

/// Writes every page in every state into a folder, with the assets beside them, for looking at.
@main
struct Program {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first, arguments.count <= 2 else {
            FileHandle.standardError.write(Data("usage: PageSamples FOLDER [ROOT]\n".utf8))
            exit(64)
        }
        let root = arguments.dropFirst().first ?? "."
        let site = SampleSite(root: URL(fileURLWithPath: root), folder: URL(fileURLWithPath: folder))
        let count = try site.write()
        print("\(count) pages in \(folder): open \(folder)/index.html")
    }
}
