import Bytes
import HTTP
import Storage
import Testing
import TestSupport
import Vignette

@testable import App

@Suite struct LibraryExportTests {
    private let site: ReadingSite

    init() throws { site = try ReadingSite() }

    private func rows(_ path: String = "/library.csv") async throws -> [[String]] {
        CSVTable.rows(try await site.text(path, [Analysis.ownerCookie]))
    }

    @Test func `all of it, the newest first, however long it is`() async throws {
        let analyses = (0..<250).map { Analysis.kept(.done, "Number \($0).") }
        for start in stride(from: 0, to: 250, by: 50) {
            try await site.keep(Array(analyses[start..<start + 50]))
        }
        try await site.keep(.kept(owner: Owner(.visitor, "other")))
        let ids = analyses.reversed().map(\.id.text)
        #expect(try await rows().dropFirst().map { $0[0] } == ids)
        let lines = try await site.text("/library.jsonl", [Analysis.ownerCookie]).split(separator: "\n")
        #expect(try lines.map { try JSON.parse(Array($0.utf8))["id"]?.string } == ids)
        let found = try await rows("/library.csv?q=number+249")
        #expect(found.dropFirst().map { $0[0] } == [ids[0]])
    }

    @Test func `what is deleted on the way leaves no gap`() async throws {
        let analyses = (0..<150).map { Analysis.kept(.done, "Number \($0).") }
        try await site.keep(analyses)
        let ids = analyses.reversed().map(\.id)
        // The first hundred are read before the answer begins.
        let response = try await site.get("/library.csv", [Analysis.ownerCookie])
        try await site.delete(ids[99])
        try await site.delete(ids[98])
        try await site.delete(ids[120])
        let rows = CSVTable.rows(try await response.text())
        #expect(rows.dropFirst().map { $0[0] } == ids.enumerated().filter { $0.offset != 120 }.map(\.element.text))
    }

    @Test func `exactly one part is one part`() async throws {
        try await site.keep((0..<100).map { _ in Analysis.kept() })
        #expect(try await rows().count == 101)
    }

    @Test func `a visitor without anything gets the head alone`() async throws {
        let csv = try await site.get("/library.csv")
        #expect(csv.fields[.contentType] == "text/csv; charset=utf-8; header=present")
        #expect(csv.fields[.contentDisposition] == "attachment; filename=\"vignette-library.csv\"")
        #expect(csv.fields[.cacheControl] == "no-store")
        let text = try await csv.text()
        #expect(text.hasPrefix("id,url,created,") && text.hasSuffix("error_advice\r\n"))
        let lines = try await site.get("/library.jsonl")
        #expect(lines.fields[.contentDisposition] == "attachment; filename=\"vignette-library.jsonl\"")
        #expect(try await lines.text().isEmpty)
    }

    @Test func `no cell is a formula, a row or a terminal's command`() async throws {
        let hostile = [
            "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "a,b", "say \"hi\"", "one\r\ntwo\nthree",
            "\u{1B}]0;title\u{7}", "\u{202E}gpj.exe", "＝1+1", "plain",
        ]
        var analyses: [Analysis] = []
        for text in hostile {
            analyses.append(.kept(.done, text, fileName: text, prompt: text))
        }
        try await site.keep(analyses)
        let rows = try await rows()
        let head = try #require(rows.first)
        let columns = ["text", "prompt", "file_names", "title"].compactMap { head.firstIndex(of: $0) }
        #expect(columns.count == 4)
        #expect(rows.count == hostile.count + 1)
        for row in rows.dropFirst() {
            #expect(row.count == head.count)
            for column in columns {
                let first = row[column].unicodeScalars.first
                #expect(!"=+-@\t＝＋－＠".unicodeScalars.contains { $0 == first }, "\(row[column])")
                #expect(!row[column].unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
            }
        }
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `hostile texts are texts`() async throws {
        var texts: [String] = []
        for row in try Corpus.rows("xss_markdown.jsonl") {
            if let text = row["text"]?.string, !text.isEmpty, text.utf8.count < 5000 { texts.append(text) }
        }
        for start in stride(from: 0, to: texts.count, by: 500) {
            try await site.keep(texts[start..<min(start + 500, texts.count)].map { .kept(.done, $0, fileName: $0) })
        }
        let lines = try await site.text("/library.jsonl", [Analysis.ownerCookie]).split(separator: "\n")
        let read = try lines.map { try JSON.parse(Array($0.utf8))["text"]?.string }
        #expect(read == texts.reversed())
        let table = try await rows()
        #expect(table.count == texts.count + 1)
        let width = table.first?.count
        #expect(table.allSatisfy { $0.count == width })
    }
}
