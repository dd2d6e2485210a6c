import Foundation
import Testing

@testable import Pages

@Suite struct TemplateLibraryTests {
    /// A folder that holds these files, while `use` runs.
    private func withFolder(_ files: [String: String], _ use: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(files, to: folder.path)
        try use(folder.path)
    }

    private func write(_ files: [String: String], to folder: String) throws {
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    @Test func `renders the templates of a folder with one another as partials`() throws {
        let files = [
            "page.mustache": "<p>\n  {{>name}}\n</p>", "name.mustache": "{{n}}\n", "notes.txt": "{{#",
            ".x.mustache": "{{",
        ]
        try withFolder(files) { folder in
            let library = try TemplateLibrary(folder: folder, rereads: false, required: ["page"])
            #expect(text(library.render("page", ["n": "<"])) == "<p>\n  &lt;\n</p>")
            #expect(text(library.render("<b>", [:])) == "there is no template &lt;b&gt;")
            try write(["name.mustache": "new\n"], to: folder)
            #expect(text(library.render("page", [:])) == "<p>\n  \n</p>")
        }
    }

    @Test func `reads them again where it is told to`() throws {
        try withFolder(["page.mustache": "old"]) { folder in
            let library = try TemplateLibrary(folder: folder, rereads: true)
            #expect(text(library.render("page", [:])) == "old")
            try write(["page.mustache": "{{>more}}", "more.mustache": "new"], to: folder)
            #expect(text(library.render("page", [:])) == "new")
            try write(["more.mustache": "\n{{#<script>}}"], to: folder)
            #expect(
                text(library.render("page", [:]))
                    == "template more, line 2: the section &lt;script&gt; is never closed")
        }
    }

    @Test(arguments: [
        (["a.mustache": "\n{{>b}}"], [], "template a, line 2: there is no template b"),
        (
            ["a.mustache": "{{>b}}", "b.mustache": "{{/x}}"], [],
            "template b, line 1: the section x is closed but never opened"
        ),
        (["a.mustache": ""], ["a", "c"], "the template c is not in FOLDER"),
    ])
    func `refuses a folder of which a page cannot be made`(
        files: [String: String], required: [String], reason: String
    ) throws {
        try withFolder(files) { folder in
            #expect(throws: PagesError(reason.replacingOccurrences(of: "FOLDER", with: folder))) {
                try TemplateLibrary(folder: folder, rereads: false, required: required)
            }
        }
    }

    @Test func `refuses what cannot be read`() throws {
        #expect(throws: PagesError("cannot read the templates in /nowhere/at/all: No such file or directory")) {
            try TemplateLibrary(folder: "/nowhere/at/all", rereads: false)
        }
        try withFolder([:]) { folder in
            try Data([0xFF]).write(to: URL(fileURLWithPath: folder + "/a.mustache"))
            #expect(throws: PagesError("template a is not UTF-8")) {
                try TemplateLibrary(folder: folder, rereads: false)
            }
            try Data(count: 2 << 20).write(to: URL(fileURLWithPath: folder + "/a.mustache"))
            #expect(throws: PagesError("cannot read the template \(folder)/a.mustache: larger than 1048576 bytes")) {
                try TemplateLibrary(folder: folder, rereads: false)
            }
        }
    }
}
