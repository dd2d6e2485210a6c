import Bytes
import Foundation
import Testing

@testable import Pages

/// The cases published with the specification. They are no part of the project: VIGNETTE_MUSTACHE_SPEC names the folder
/// that holds their JSON files.
@Suite struct MustacheSpecificationTests {
    private static let folder = ProcessInfo.processInfo.environment["VIGNETTE_MUSTACHE_SPEC"]

    /// Every text is given as HTML, so that what asks for it as it is gets it, and the rest escapes it.
    @Test(
        .enabled(if: folder != nil, "VIGNETTE_MUSTACHE_SPEC is not set: the published cases are not at hand"),
        arguments: ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"])
    func `renders what the specification says`(part: String) throws {
        let path = (Self.folder ?? "") + "/\(part).json"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let cases = try #require(try JSON.parse(bytes)["tests"]?.array)
        #expect(!cases.isEmpty)
        for test in cases {
            let name = Comment(rawValue: test["name"]?.string ?? "")
            let partials = (test["partials"]?.object?.members ?? []).map { ($0.name.string, $0.value.string ?? "") }
            let output = try rendered(
                try #require(test["template"]?.string, name), Self.value(of: test["data"]),
                partials: Dictionary(partials) { $1 })
            #expect(output == test["expected"]?.string, name)
        }
        print("mustache specification, \(part): \(cases.count) cases")
    }

    private static func value(of json: JSONValue?) -> TemplateValue {
        switch json {
        case .string(let text): .html(SafeHTML(safe: Array(text.bytes)))
        case .number(let number): number.int.map { .number($0) } ?? .text("\(number.double ?? 0)")
        case .bool(let flag): .flag(flag)
        case .array(let values): .list(values.map(value))
        case .object(let object):
            .object(Dictionary(object.members.map { ($0.name.string, value(of: $0.value)) }) { $1 })
        case .null, nil: .nothing
        }
    }
}
