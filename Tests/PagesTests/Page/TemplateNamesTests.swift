import Foundation
import Testing

@testable import PageSamples
@testable import Pages

/// A name that is misspelt in a template shows nothing at all, so each has to be one that some page fills.
@Suite struct TemplateNamesTests {
    @Test func `every name in a template is one that some page has`() throws {
        var known: Set<String> = []
        for sample in try SampleSet.samples().all {
            guard let content = sample.content else { continue }
            Self.collect(content.template(in: SampleSet.frame), into: &known)
        }
        #expect(known.count > 100)
        let templates = try TemplateFolder.read(SampleSet.root.appendingPathComponent("Templates").path)
        #expect(templates.count > 20)
        for template in templates.values {
            for name in Self.names(template.nodes) {
                #expect(known.contains(name), "\(template.name): \(name)")
            }
        }
    }

    @Test func `every template is used`() throws {
        let templates = try TemplateFolder.read(SampleSet.root.appendingPathComponent("Templates").path)
        let used = Set(templates.values.flatMap(\.partials.keys) + Pages.templates)
        #expect(used == Set(templates.keys))
    }

    private static func collect(_ value: TemplateValue, into known: inout Set<String>) {
        switch value {
        case .object(let members):
            for (name, member) in members {
                known.insert(name)
                collect(member, into: &known)
            }
        case .list(let list): for item in list { collect(item, into: &known) }
        default: break
        }
    }

    private static func names(_ nodes: [TemplateNode]) -> [String] {
        nodes.flatMap { node -> [String] in
            switch node {
            case .value(let name, _): name.parts
            case .section(let name, let inner), .inverted(let name, let inner): name.parts + names(inner)
            case .text, .partial: []
            }
        }
    }
}

extension SampleContent {
    fileprivate func template(in frame: Frame) -> TemplateValue {
        switch self {
        case .form(let page): page.template(in: frame)
        case .analysis(let page): page.template(in: frame)
        case .collection(let page): page.template(in: frame)
        case .library(let page): page.template(in: frame)
        case .embed(let page): page.template(in: frame)
        case .failure(let page): page.template(in: frame)
        case .status(let page): page.template(in: frame)
        case .try(let page): page.template(in: frame)
        }
    }
}
