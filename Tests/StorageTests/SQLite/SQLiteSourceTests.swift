import Foundation
import Testing

@Suite struct SQLiteSourceTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Sources/Storage").standardized

    @Test func `no value becomes part of a statement`() throws {
        let walk = try #require(FileManager.default.enumerator(atPath: Self.folder.path))
        let names = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        #expect(names.count > 20)
        let commands = /\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE TABLE)\b/
        for name in names {
            let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            for literal in literals(text) where literal.contains(commands) {
                #expect(!literal.contains("\\("), "\(name): \(literal)")
            }
            // What prepares and executes takes constants alone, which the compiler holds everyone to.
            if text.contains("sqlite3_prepare") || text.contains("sqlite3_exec(") {
                #expect(text.contains("sql: StaticString") || text.contains("script: StaticString"))
            }
        }
    }

    /// Every text literal: what stands between quotation marks, three or one at a time.
    private func literals(_ text: String) -> [String] {
        let parts = text.components(separatedBy: "\"\"\"")
        let long = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
        let rest = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }.joined(separator: "\n")
        let short = rest.split(separator: "\n").flatMap { line in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
        }
        return long + short
    }
}
