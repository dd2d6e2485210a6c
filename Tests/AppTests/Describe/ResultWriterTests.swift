import Bytes
import Foundation
import Testing
import Vignette

@testable import App

@Suite struct ResultWriterTests {
    private static func answered(_ name: String, _ text: String, reasoning: String = "") -> Described {
        let answer = Answer(
            text: text, reasoning: reasoning, model: "m", finish: .cutOff, usage: TokenUsage(prompt: 90, answer: 11),
            timing: AnswerTiming(firstPiece: .milliseconds(500), total: .milliseconds(2500)), sight: .doubtful,
            notes: [.temperatureDropped, .sightDoubtful])
        return Described(name: name, recipe: "describe", pictures: [sent(name)], outcome: .success(answer))
    }

    private static func failed(_ name: String, partial: String = "") -> Described {
        let failure = Failure(.decodeFailed, message: "M.", advice: "A.", detail: "canary")
        return Described(name: name, recipe: "describe", outcome: .failure(failure), partial: partial)
    }

    private static func sent(_ name: String) -> Described.Sent {
        let size = PictureSize(width: 40, height: 30)
        let receipt = Receipt(
            foundType: "image/heic", turned: .quarterRight, colours: [.deep], removed: [.time, .gps],
            sizeBefore: PictureSize(width: 300, height: 400), sizeAfter: size, bytesBefore: 9, bytesAfter: 3)
        let picture = Picture(bytes: [1, 2, 3], format: .jpeg, size: size, digest: "ab")
        return Described.Sent(name: name, PreparedPicture(picture: picture, thumbnail: nil, receipt: receipt))
    }

    @Test func `one answer is text alone`() {
        var writer = TextResults(hasHeadings: false)
        var text = writer.open()
        text += writer.piece(.reasoning("Hm."), of: "a")
        text += writer.piece(.text("\n\nA "), of: "a") + writer.piece(.text("tree."), of: "a")
        #expect(writer.isInLine)
        text += writer.finish(Self.answered("a", "A tree.")) + writer.close()
        #expect(text == "A tree.\n" && !writer.isInLine)
    }

    @Test func `several answers stand under the names of their files, and failures stand elsewhere`() {
        var writer = TextResults(hasHeadings: true)
        var text = writer.piece(.text("A tree.\n"), of: "a\u{1B}") + writer.finish(Self.answered("a", "A tree.\n"))
        text += writer.finish(Self.failed("b"))
        text += writer.piece(.text("A"), of: "c") + writer.finish(Self.failed("c", partial: "A"))
        text += writer.finish(Self.answered("d", "whole"))
        #expect(text == "## a?\n\nA tree.\n\n## c\n\nA\n\n## d\n\nwhole\n")
    }

    @Test func `text that turns out to be reasoning is told apart`() {
        var writer = TextResults(hasHeadings: false)
        #expect(writer.piece(.textWasReasoning, of: "a") == "")
        let text =
            writer.piece(.text("Let me see"), of: "a") + writer.piece(.textWasReasoning, of: "a")
            + writer.piece(.text("A tree."), of: "a") + writer.finish(Self.answered("a", "A tree."))
        #expect(text == "Let me see\n(what stands above was the model's reasoning)\n\nA tree.\n")
    }

    @Test(arguments: [
        ("plain\ttext\n", "plain\ttext\n"), ("a\r\nb\rc", "a\nbc"),
        ("\u{1B}[2J\u{1B}]52;c;eA==\u{7}", "\u{FFFD}[2J\u{FFFD}]52;c;eA==\u{FFFD}"),
        ("\u{9B}1m\u{7F}\u{85}", "\u{FFFD}1m\u{FFFD}\u{FFFD}"), ("é 日本 👩‍🚀 \u{A0}", "é 日本 👩‍🚀 \u{A0}"),
        ("a\u{202A}b\u{202E}c\u{2066}d\u{2069} “e”…", "abcd “e”…"),
    ])
    func `a model cannot steer the terminal`(text: String, shown: String) {
        #expect(TerminalText.clean(text) == shown)
    }

    @Test func `an array steers no terminal, and loses nothing`() throws {
        var writer = JSONResults()
        let text = "\u{1B}[2J\u{9B}1m\u{202E}\u{7F}👩‍🚀\n"
        let written = writer.open() + writer.finish(Self.answered(text, text, reasoning: text)) + writer.close()
        #expect(
            written.unicodeScalars.allSatisfy {
                $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
            })
        let row = try #require(try JSON.parse(Array(written.utf8))[0])
        #expect(row["file"]?.string == text && row["text"]?.string == text && row["reasoning"]?.string == text)
    }

    @Test(arguments: [0, 1, 2, 3])
    func `the array is valid wherever it stops`(count: Int) throws {
        var writer = JSONResults()
        var text = writer.open()
        let results = [Self.answered("a\"\n", "x", reasoning: "y"), Self.failed("b"), Self.failed("c", partial: "p")]
        for result in results.prefix(count) { text += writer.finish(result) }
        text += writer.close()
        let array = try #require(try JSON.parse(Array(text.utf8)).array)
        #expect(array.count == count && !text.contains("canary"))
        guard count == 3 else { return }
        #expect(array[0]["file"]?.string == "a\"\n" && array[0]["ok"]?.bool == true)
        #expect(array[0]["text"]?.string == "x" && array[0]["reasoning"]?.string == "y")
        #expect(array[0]["finish"]?.string == "cut_off" && array[0]["sight"]?.string == "doubtful")
        #expect(array[0]["seconds"]?["first_piece"]?.double == 0.5 && array[0]["seconds"]?["total"]?.double == 2.5)
        #expect(array[0]["usage"]?["prompt_tokens"]?.int == 90 && array[0]["tokens_per_second"]?.double == 5)
        #expect(array[0]["notes"]?.array?.count == 3 && array[0]["picture"]?["width"]?.int == 40)
        let receipt = try #require(array[0]["picture"]?["receipt"])
        #expect(receipt["turned"]?.string == "quarter_right" && receipt["removed"]?[0]?.string == "gps")
        #expect(array[1]["ok"]?.bool == false && array[1]["error"]?["code"]?.string == "decode_failed")
        #expect(array[1]["error"]?["advice"]?.string == "A." && array[1]["text"] == nil)
        #expect(array[2]["text"]?.string == "p")
    }

    @Test func `a table has a row for each file, with as many cells as the first`() {
        let writer = CSVResults()
        let text =
            writer.open() + writer.finish(Self.answered("a", "x")) + writer.finish(Self.failed("b")) + writer.close()
        let rows = text.components(separatedBy: "\r\n")
        #expect(rows.count == 4 && rows[3].isEmpty)
        #expect(rows[0].hasPrefix("file,ok,text,model,recipe,finish,sight,notes,"))
        #expect(rows[1].hasPrefix("a,true,x,m,describe,cut_off,doubtful,"))
        #expect(rows[1].contains(",0.5,2.5,90,11,5.0,40,30,image/jpeg,3,ab,"))
        #expect(rows[2] == "b,false,,,describe,,,,,,,,,,,,,,decode_failed,M.,A.")
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "x"), ("\r=x", "'=x"),
        ("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""), (" =1", " =1"), ("\0=1", "\u{FFFD}=1"),
        ("\r\nx", "\"\nx\""), ("日本", "日本"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
        ("\u{202E}=1", "'=1"), ("=\u{301}", "'=\u{301}"), ("a\u{1B}]0;x\u{7}\u{9B}", "a\u{FFFD}]0;x\u{FFFD}\u{FFFD}"),
    ])
    func `no cell is a formula, and every cell can be read back`(text: String, cell: String) {
        #expect(CSVRow.cell(text) == cell)
    }
}
