import Bytes
import FoundationEssentials
import Synchronization
import Testing
import Vignette

@testable import App

/// Keeps what a log wrote.
final class Lines: Sendable {
    private let kept = Mutex<[[UInt8]]>([])

    func add(_ line: [UInt8]) { kept.withLock { $0.append(line) } }

    var all: [String] { kept.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }
}

@Suite struct LogTests {
    private let lines = Lines()

    private func log(_ format: Log.Format, _ level: Log.Level = .debug) -> Log {
        Log(level: level, format: format, now: { Timestamp(milliseconds: 1_767_323_045_678) }) { [lines] in
            lines.add($0)
        }
    }

    @Test func `an event is a line of text`() {
        log(.text).info("request done", ["status": 200, "path": "/a/b", "slow": false, "seconds": 0.25])
        #expect(
            lines.all == ["2026-01-02T03:04:05.678Z info request done status=200 path=/a/b slow=false seconds=0.25\n"])
    }

    @Test func `an event is a line of JSON`() {
        log(.json).warning("request done", ["status": 200, "path": "/a/b", "slow": true])
        #expect(
            lines.all == [
                #"{"time":"2026-01-02T03:04:05.678Z","level":"warning","event":"request done","#
                    + #""status":200,"path":"/a/b","slow":true}"# + "\n"
            ])
    }

    @Test func `a value that is no plain word is quoted`() {
        log(.text).error("x", ["a": "two words", "b": "", "c": "k=v", "d": "say \"no\"", "e": "back\\slash", "f": "ü"])
        #expect(
            lines.all == [
                #"2026-01-02T03:04:05.678Z error x a="two words" b="" c="k=v" d="say \"no\"" e="back\\slash" f="ü""#
                    + "\n"
            ])
    }

    @Test(arguments: Log.Format.allCases.filter { $0 != .none })
    func `no value starts a line or moves the cursor`(format: Log.Format) {
        let hostile = "a\r\n2026 error forged\u{0}\u{1B}[2J\u{7F}\u{9B}\u{2028}\u{202E}\u{E0001}z"
        log(format).info("x", ["value": hostile, "\n\u{1B}": 1])
        let line = lines.all[0]
        #expect(lines.all.count == 1)
        #expect(line.unicodeScalars.filter { $0.value < 0x20 || $0.value == 0x7F } == ["\n"])
        #expect(line.unicodeScalars.allSatisfy { ![0x9B, 0x2028, 0x202E, 0xE0001].contains($0.value) })
        #expect(
            line.contains(#""a\r\n2026 error forged\u0000\u001b[2J\u007f\u009b\u2028\u202e\udb40\udc01z""#))
    }

    @Test func `JSON survives a reader`() throws {
        struct Line: Decodable, Equatable {
            let text: String
            let number: Int
            let ratio: Double
            let odd: String
            let none: String?
        }
        let text = "\u{0}\u{1}\"\\/\u{8}\u{C}\n\r\t é 😀 \u{2028} \u{FEFF}"
        log(.json).info(
            "x", ["text": text, "number": Int.min, "ratio": 1e-300, "odd": Double.nan, "none": String?.none])
        let line = try JSONDecoder().decode(Line.self, from: Data(lines.all[0].utf8))
        #expect(line == Line(text: text, number: .min, ratio: 1e-300, odd: "nan", none: nil))
        #expect(!lines.all[0].contains("none"))
    }

    @Test(arguments: [
        ([UInt8]("plain".utf8), "plain"),
        (Array("é😀".utf8), "é😀"),
        ([0x61, 0xFF, 0x62], #"a\xffb"#),
        ([0xC3], #"\xc3"#),
        ([0xC3, 0x28], #"\xc3("#),
        ([0xE2, 0x82], #"\xe2\x82"#),
        ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#),
        ([0xC0, 0xAF], #"\xc0\xaf"#),
        ([0xF4, 0x90, 0x80, 0x80], #"\xf4\x90\x80\x80"#),
    ])
    func `bytes that are no UTF-8 are shown by number`(bytes: [UInt8], text: String) {
        #expect(LogEscape.text(bytes) == text)
        log(.json).info("x", ["bytes": bytes])
        #expect(lines.all[0].contains(text.replacing("\\", with: "\\\\")))
    }

    @Test func `equal keys stay apart`() {
        log(.text).info("x", ["a": 1, "a": 2, "level": 3, "a": 4])
        #expect(lines.all == ["2026-01-02T03:04:05.678Z info x a=1 a_=2 level_=3 a__=4\n"])
    }

    @Test(arguments: [
        (Log.Level.debug, ["debug", "info", "warning", "error"]), (.info, ["info", "warning", "error"]),
        (.warning, ["warning", "error"]), (.error, ["error"]),
    ])
    func `less important levels are left out`(level: Log.Level, expected: [String]) {
        let log = log(.text, level)
        log.debug("x")
        log.info("x")
        log.warning("x")
        log.error("x")
        #expect(lines.all.map { $0.split(separator: " ")[1] } == expected.map { $0[...] })
    }

    @Test(arguments: [(Log.Format.none, Log.Level.debug), (.json, .warning)])
    func `fields of a level that is off are never made`(format: Log.Format, level: Log.Level) {
        var made = 0
        func value() -> Int {
            made += 1
            return made
        }
        log(format, level).info("x", ["value": value()])
        #expect(made == 0 && lines.all.isEmpty)
    }

    @Test func `a secret is no value, and printing one shows nothing`() {
        let secret: Any = Secret("canary")
        #expect(!(secret is any LogValue))
        log(.text).info("x", ["key": "\(Secret("canary"))"])
        #expect(lines.all[0].contains("key=***"))
    }
}
