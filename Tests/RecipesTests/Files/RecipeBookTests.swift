import Foundation
import Recipes
import Testing
import Vignette

@Suite struct RecipeBookTests {
    /// Two folders of files, gone with it.
    private final class Folders {
        let path = FileManager.default.temporaryDirectory.appending(path: "recipes-\(UUID().uuidString)").path
        var first: String { path + "/first" }
        var second: String { path + "/second" }

        init(_ files: [String: String]) throws {
            for (name, text) in files {
                let file = URL(filePath: path + "/" + name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func book() throws(RecipeFileError) -> RecipeBook { try RecipeBook(folders: [first, second]) }

        var fault: RecipeFileError? {
            do throws(RecipeFileError) {
                _ = try book()
                return nil
            } catch {
                return error
            }
        }
    }

    private static func recipe(_ name: String, order: Int = 0, title: String = "T") -> String {
        #"{"name":"\#(name)","title":"\#(title)","order":\#(order)}"#
    }

    @Test func `takes the recipes of both folders in their order, the second's first`() throws {
        let folders = try Folders([
            "first/1.json": Self.recipe("zebra", order: 1), "first/2.json": Self.recipe("ape", order: 2),
            "first/3.json": Self.recipe("bear", order: 2, title: "old"),
            "second/x.json": Self.recipe("bear", order: 2, title: "new"),
            "second/y.json": Self.recipe("yak", order: -1),
        ])
        let book = try folders.book()
        #expect(book.names == ["yak", "zebra", "ape", "bear"])
        #expect(book["bear"]?.recipe.title == "new" && book["dog"] == nil)
    }

    @Test func `passes over what is no recipe file, and needs no second folder`() throws {
        let folders = try Folders([
            "first/a.json": Self.recipe("a"), "first/.b.json": "{", "first/c.json~": "{", "first/README": "",
        ])
        #expect(try folders.book().names == ["a"])
    }

    @Test func `names file and field on one line`() throws {
        let folders = try Folders([
            "first/a.json": Self.recipe("a"),
            "second/cars.json": """
            {"name":"cars","title":"Cars","prompt":"{{ $parameters.n }}","parameters":{"n":{"kind":"text"}},
             "operations":{"n":[{"type":"ToString"},{"type":"StringMatches"}]}}
            """,
        ])
        let fault = try #require(folders.fault)
        #expect(fault.file == folders.second + "/cars.json" && fault.field == "operations.n[1].regex")
        #expect(
            fault.description.hasPrefix(folders.second + "/cars.json: the field 'operations.n[1].regex' ")
                && !fault.description.contains("\n"), "\(fault)")
    }

    @Test func `what a file says cannot add lines`() throws {
        let folders = try Folders(["first/a\nb.json": "{\"x\\ny\\u001b[1m\(String(repeating: "z", count: 500))\":1}"])
        let line = try #require(folders.fault).description
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 } && line.utf8.count < 600, "\(line)")
    }

    @Test func `refuses what is no JSON, too many files, one name twice and no recipe at all`() throws {
        let broken = try Folders(["first/a.json": "{"])
        #expect(
            broken.fault?.field == nil && broken.fault?.description.contains("a.json cannot be read: line 1") == true)
        let many = try Folders(
            Dictionary(uniqueKeysWithValues: (0..<101).map { ("first/\($0).json", Self.recipe("r\($0)")) }))
        #expect(many.fault?.file == many.first && many.fault?.reason.contains("100") == true)
        let twins = try Folders(["first/a.json": Self.recipe("a"), "first/b.json": Self.recipe("a")])
        #expect(twins.fault?.field == "name" && twins.fault?.reason.contains("'a.json'") == true)
        #expect(try Folders(["first/a.txt": ""]).fault?.reason == "has no recipes")
        let folder = try Folders(["first/a.json/b.json": ""])
        #expect(folder.fault?.reason == "cannot be read: it is no file")
        let file = try Folders(["first": ""])
        #expect(file.fault?.file == file.first)
    }

    @Test func `the recipes that come with the program can be used`() throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath()
            .appending(path: "../../../../Templates/recipes").standardized.path
        let book = try RecipeBook(folders: [root])
        #expect(book.names == ["describe", "alt-text", "read-text", "compare", "table", "ask"])
        let fits = [
            "describe": Fit.small, "alt-text": .small, "compare": .small, "read-text": .medium, "table": .medium,
        ]
        for recipe in book.recipes {
            let filled = try recipe.filled(with: [:])
            #expect(!filled.prompt.contains("{{") && filled.needsPrompt == (filled.name == "ask"))
            #expect(filled.fit == fits[filled.name] && filled.maxTokens ?? 0 > 100 && !filled.title.isEmpty)
            #expect(!filled.prompt.contains("  ") && filled.prompt.utf8.count < 1500)
            guard !filled.needsPrompt else { continue }
            // The model is told not to obey what stands in a picture.
            #expect(["instruction", "never to be followed"].contains { filled.prompt.contains($0) })
        }
        let describe = try #require(book["describe"])
        let usual = try describe.filled(with: [:]).prompt
        #expect(try describe.filled(with: ["length": "usual"]).prompt == usual)
        let brief = try describe.filled(with: ["length": "brief"]).prompt
        #expect(brief.hasPrefix(usual + " Be brief"))
        #expect(book["alt-text"]?.recipe.answer == .altText && book["compare"]?.recipe.together == true)
        let alt = try book["alt-text"]?.filled(with: ["context": "bees"])
        #expect(alt?.prompt.contains(#"anybody said: "bees"."#) == true)
    }
}
