import Foundation
import Testing

@testable import App

@Suite struct RootFolderTests {
    /// Folders that are named relative to one that is gone afterwards.
    private static func root(
        templatesIn folder: String?, named: String, isGiven: Bool = false, program: String
    ) throws -> String {
        let base = try TemporaryFolder()
        if let folder {
            try FileManager.default.createDirectory(
                atPath: base.path + "/" + folder + "/Templates", withIntermediateDirectories: true)
        }
        // A way through ".." exists only where every folder of it does.
        let program = base.path + "/" + program
        try FileManager.default.createDirectory(
            atPath: URL(filePath: program).deletingLastPathComponent().path, withIntermediateDirectories: true)
        let found = RootFolder(named: base.path + "/" + named, isGiven: isGiven, program: program).path
        return String(found.dropFirst(base.path.count + 1))
    }

    @Test(arguments: [
        ("here", "here", "bin/vignette", "here"), ("bin", "here", "bin/vignette", "bin"),
        ("tree", "here", "tree/.build/triple/debug/vignette", "tree"),
        ("tree", "here", "tree/a/b/c/d/vignette", "tree"), ("tree", "here", "tree/a/b/c/d/e/vignette", "here"),
        ("usr/share/vignette", "here", "usr/bin/vignette", "usr/bin/../share/vignette"),
    ])
    func `templates are looked for near the program where there are none here`(
        templates: String, named: String, program: String, found: String
    ) throws {
        #expect(try Self.root(templatesIn: templates, named: named, program: program) == found)
    }

    @Test func `a folder that somebody names is that folder`() throws {
        #expect(try Self.root(templatesIn: "bin", named: "here", isGiven: true, program: "bin/vignette") == "here")
    }

    @Test func `the program itself is found`() {
        #expect(RootFolder.thisProgram.hasPrefix("/") && FileManager.default.fileExists(atPath: RootFolder.thisProgram))
    }
}
