import Bytes
import TestSupport
import Testing

@testable import Recipes

/// The library's own answers to some hundred chains, one by one.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.reason)")) struct OracleTests {
    /// Shown by its name where it fails: all of it would be a page.
    struct Row: Sendable, CustomTestStringConvertible {
        let json: JSONValue

        var testDescription: String { json["id"]?.string ?? "without a name" }
    }

    private static let rows = ((try? Corpus.rows("uql_cases.jsonl")) ?? []).map(Row.init)

    /// Where the library has a defect that is none here, by the case's name.
    private static let deviations: [String: String] = [
        "StringMatches/13": "a pattern that is none is found out when the operation is read, not when it is used",
        "StringMatches/14": "a pattern that is none is found out when the operation is read, not when it is used",
    ]

    @Test(arguments: rows)
    func `answers as the library does`(case row: Row) throws {
        let row = row.json
        let name = try #require(row["id"]?.string)
        let stage = Self.deviations[name] == nil ? row["error"]?["stage"]?.string : "validation"
        let operations = try #require(row["operations"])
        let written = try #require(row["value"])
        let chain: OperationChain
        do throws(FieldError) {
            chain = try OperationChain(operations, at: "operations")
        } catch {
            #expect(stage == "validation", "\(name): \(error)")
            #expect(error.field.hasPrefix("operations["), "\(name): \(error)")
            return
        }
        try #require(stage != "validation", "\(name) was read")
        let value = try OracleValue.read(written, qualities: chain.jpegQualities)
        var evaluation = Evaluation()
        let result: Value
        do throws(OperationError) {
            result = try chain.apply(to: value, in: &evaluation)
        } catch {
            #expect(stage == "execution", "\(name): \(error)")
            #expect(!error.places.isEmpty)
            return
        }
        try #require(stage == nil, "\(name) gave \(result)")
        try compare(result, with: row, name)
    }

    private func compare(_ result: Value, with row: JSONValue, _ name: String) throws {
        #expect(OracleValue.type(of: result) == row["expected_type"]?.string, "\(name)")
        if let range = row["expected_range"]?.array {
            let number = try #require(result.number?.double)
            #expect(number >= range[0].double ?? 0 && number <= range[1].double ?? 0)
            return
        }
        let expected = try #require(row["expected"])
        if let prefix = expected["$bytes_prefix_hex"]?.string {
            guard case .bytes(let bytes) = result else { return }
            #expect(Hex.encode(bytes.prefix(prefix.utf8.count / 2)) == prefix)
            return
        }
        var evaluation = Evaluation()
        if let text = row["expected_str"]?.string {
            #expect(try result.written(in: &evaluation).string == text, "\(name)")
            // What NumPy shows is in the text alone.
            if text.contains("np.") || text.contains("array(") { return }
        }
        let shown = try OracleValue.shown(result).represented(in: &evaluation)
        let wanted = try OracleValue.shown(try OracleValue.read(expected)).represented(in: &evaluation)
        #expect(shown == wanted, "\(name)")
    }
}
