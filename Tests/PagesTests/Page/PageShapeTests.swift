import Testing

@testable import PageSamples

@Suite struct PageShapeTests {
    @Test func `every page in every state is well formed`() throws {
        for sample in try SampleSet.samples().all where !Self.isUnfinished(sample.name) {
            let outline = Outline(sample.bytes)
            #expect(outline.faults.isEmpty, "\(sample.name): \(outline.faults)")
            #expect(outline.elements("main").count == 1, "\(sample.name)")
        }
    }

    /// Live pages whose end has not come.
    private static func isUnfinished(_ name: String) -> Bool {
        ["live-begun", "live-asked", "live-writing", "live-restarted"].contains(name)
    }

    @Test func `no page has a script or a style of its own inside`() throws {
        for sample in try SampleSet.samples().all {
            for element in Outline(sample.bytes).elements {
                #expect(element.name != "style", "\(sample.name)")
                #expect(element.attributes["style"] == nil, "\(sample.name): \(element)")
                #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "\(sample.name): \(element)")
                if element.name == "script" { #expect(element.attributes["src"]?.hasSuffix(".js") == true) }
            }
        }
    }

    @Test func `every picture has an alternative and a size`() throws {
        for sample in try SampleSet.samples().all {
            for image in Outline(sample.bytes).elements("img") {
                #expect(image.attributes["alt"] != nil, "\(sample.name)")
                #expect(Int(image.attributes["width"] ?? "") ?? 0 > 0, "\(sample.name)")
                #expect(Int(image.attributes["height"] ?? "") ?? 0 > 0, "\(sample.name)")
            }
        }
    }

    @Test func `every link of our own and every form lies under the base path`() throws {
        for sample in try SampleSet.samples().all {
            for element in Outline(sample.bytes).elements {
                for key in ["href", "src", "action"] {
                    guard let address = element.attributes[key], !address.hasPrefix("#") else { continue }
                    // No icon, so that browsers ask for none.
                    if address == "data:," { continue }
                    let isOurs =
                        address.hasPrefix("/vignette/") || address.hasPrefix("https://pictures.example/vignette/")
                    #expect(isOurs, "\(sample.name): \(address)")
                }
            }
        }
    }

    @Test func `every field has a label`() throws {
        for sample in try SampleSet.samples().all where !Self.isUnfinished(sample.name) {
            let outline = Outline(sample.bytes)
            let labelled = Set(outline.elements("label").compactMap { $0.attributes["for"] })
            for field in outline.elements where ["input", "select", "textarea"].contains(field.name) {
                guard !["hidden", "radio"].contains(field.attributes["type"] ?? "") else { continue }
                let id = field.attributes["id"] ?? ""
                #expect(labelled.contains(id) || field.attributes["aria-label"] != nil, "\(sample.name): \(field)")
            }
        }
    }

    @Test func `no level of headings is left out`() throws {
        for sample in try SampleSet.samples().all {
            var last = 0
            for element in Outline(sample.bytes).elements where element.name.first == "h" {
                guard element.name.count == 2, let level = Int(element.name.dropFirst()) else { continue }
                #expect(level <= last + 1, "\(sample.name): \(element) after level \(last)")
                last = level
            }
        }
    }

    @Test func `whatever a part of a page names by its id is there`() throws {
        for sample in try SampleSet.samples().all where !Self.isUnfinished(sample.name) {
            let outline = Outline(sample.bytes)
            let ids = Set(outline.elements.compactMap { $0.attributes["id"] })
            for element in outline.elements {
                var names = ["for", "list", "aria-describedby", "aria-labelledby"].compactMap { element.attributes[$0] }
                if let place = element.attributes["href"], place.hasPrefix("#") {
                    names.append(String(place.dropFirst()))
                }
                for id in names.flatMap({ $0.split(separator: " ") }) {
                    #expect(ids.contains(String(id)), "\(sample.name): \(element)")
                }
            }
        }
    }

    @Test func `a page without its picture weighs less than 30 KB`() throws {
        let style = try SampleSet.compressedSize(of: SampleSet.publicFiles("css", ".css"))
        let scripts = ["form.js", "send.js", "page.js"]
        let script = try scripts.map { try SampleSet.compressedSize(of: SampleSet.publicFiles("", $0)) }.reduce(0, +)
        for sample in try SampleSet.samples().all {
            let page = try SampleSet.compressedSize(of: sample.bytes)
            #expect(page + style + script < 30 << 10, "\(sample.name): \(page) + \(style) + \(script)")
        }
    }

    @Test func `first paint needs one style sheet`() throws {
        for sample in try SampleSet.samples().all {
            let links = Outline(sample.bytes).elements("link").filter { $0.attributes["rel"] == "stylesheet" }
            #expect(links.count == 1, "\(sample.name)")
        }
    }
}
