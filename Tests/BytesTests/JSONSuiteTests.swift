import Bytes
import Foundation
import TestSupport
import Testing

/// The public suite of JSON texts, if its folder is at hand.
@Suite struct JSONSuiteTests {
    private static let folder = Corpus.subfolder("JSONTestSuite/test_parsing")

    /// Valid by the grammar, refused here because readers differ on them.
    private static let refusedOnPurpose: Set = [
        "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    ]

    @Test(.enabled(if: folder != nil, "VIGNETTE_CORPUS has no folder JSONTestSuite"))
    func `judges every file as its name says`() throws {
        let folder = try #require(Self.folder)
        var counts: [String: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".json") {
            let text = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            let value = try? JSON.parse(text)
            counts["\(name.prefix(2))\(value == nil ? "refused" : "accepted")", default: 0] += 1
            if name.hasPrefix("y_") { #expect((value == nil) == Self.refusedOnPurpose.contains(name), "\(name)") }
            if name.hasPrefix("n_") { #expect(value == nil, "\(name)") }
            if let value { #expect(try JSON.parse(JSONWriter().bytes(of: value)) == value, "\(name)") }
        }
        print(
            "JSONTestSuite:", counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        #expect(counts.values.reduce(0, +) > 0)
    }
}
