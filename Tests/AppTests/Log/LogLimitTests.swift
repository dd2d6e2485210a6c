import FoundationEssentials
import Testing
import Vignette

@testable import App

@Suite struct LogLimitTests {
    private static let time = Timestamp(milliseconds: 0)

    private func line(json: Bool, _ fields: [(String, any LogValue)]) -> String {
        var line = LogLine(json: json, at: Self.time, level: .info, event: "x")
        for (key, value) in fields { line.append(key, value) }
        return String(decoding: line.finish(), as: UTF8.self)
    }

    /// What makes each next byte the one too many: values of every length around the limit, in characters of 1 to 12
    /// bytes.
    @Test(arguments: ["a", "é", "😀", "\"", "\u{1B}", "\u{E0001}"], [true, false])
    func `a long line is cut at a character and stays whole`(character: String, json: Bool) throws {
        let unit = character.utf8.count
        for count in (Log.lineLimit / unit - 120 / unit)...(Log.lineLimit / unit) {
            let value = String(repeating: character, count: count)
            let text = line(json: json, [("value", value), ("after", 1)])
            #expect(text.utf8.count <= Log.lineLimit)
            #expect(text.last == "\n")
            guard json else {
                #expect(text.hasSuffix(" after=1\n") != text.hasSuffix(" cut=true\n"))
                continue
            }
            struct Line: Decodable {
                let value: String
                let after: Int?
                let cut: Bool?
            }
            let read = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            #expect(value.hasPrefix(read.value))
            #expect(read.after == 1 ? read.value == value && read.cut == nil : read.cut == true)
        }
    }

    @Test(arguments: [true, false])
    func `a field that does not fit is left out whole`(json: Bool) throws {
        for padding in (Log.lineLimit - 120)...Log.lineLimit {
            let text = line(json: json, [("p", String(repeating: "a", count: padding)), ("number", 1_234_567_890)])
            #expect(text.utf8.count <= Log.lineLimit)
            #expect(!text.contains("number") || text.contains("1234567890"))
            if json { _ = try JSONDecoder().decode([String: Anything].self, from: Data(text.utf8)) }
        }
    }

    @Test func `a line of exactly the limit's free room is not cut`() {
        let empty = line(json: false, [("v", "")]).utf8.count - 2
        let fits = Log.lineLimit - 16 - (empty - 1)
        #expect(!line(json: false, [("v", String(repeating: "a", count: fits))]).contains("cut"))
        #expect(line(json: false, [("v", String(repeating: "a", count: fits + 1))]).contains("cut=true"))
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
