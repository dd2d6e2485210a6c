import Bytes
import TestSupport
import Testing
import Vignette

@testable import Vision

@Suite struct TroubleTests {
    @Test(arguments: RecordedError.all)
    func `an error of a real server means what it says and ends in its failure`(recorded: RecordedError) {
        let error = recorded.error
        #expect(Trouble(error) == recorded.trouble, "\(error)")
        let failure = Trouble.failure(error, in: .sample)
        #expect(failure.code == recorded.code)
        for sentence in [failure.message, failure.advice] {
            #expect(sentence.count > 10 && sentence.last == "." && !sentence.contains("  "), "\(sentence)")
        }
        #expect(failure.detail?.hasPrefix("http://models.lan:8000/v1: status \(recorded.status)") == true)
    }

    @Test(arguments: RecordedError.all.filter { $0.status == 200 })
    func `an error in place of an answer means the same where the answer is read`(recorded: RecordedError) {
        let error = #expect(throws: UpstreamError.self) { try PlainReply.read(Array(recorded.body.utf8)) }
        let outcome = StreamOutcome(recorded.body)
        #expect(outcome.error == error)
        #expect(error.map { Trouble($0) } == recorded.trouble, "\(String(describing: error))")
    }

    @Test(arguments: RecordedError.all)
    func `a failure never repeats the service's words`(recorded: RecordedError) {
        // Its wording for what moderation found is the one that the contract asks of us too.
        guard recorded.code != .moderationBlocked else { return }
        let failure = Trouble.failure(recorded.error, in: .sample)
        let said = Self.words("\(failure.message) \(failure.advice)").joined(separator: " ")
        let words = Self.words(recorded.error.message)
        for start in words.indices.dropLast(3) {
            let run = words[start..<start + 4].joined(separator: " ")
            #expect(!said.contains(run))
        }
    }

    @Test(arguments: RecordedError.all)
    func `words slipped into any error stay out of the failure`(recorded: RecordedError) {
        var error = recorded.error
        error.message += " <b>canary</b> 'canary' canary\r\ncanary"
        error.code = error.code ?? "canary"
        error.type = error.type ?? "canary"
        error.param = "canary"
        let failure = Trouble.failure(error, in: .sample)
        #expect(!failure.message.contains("canary") && !failure.advice.contains("canary"))
        #expect(failure.field != "canary")
    }

    @Test func `a status within a good reply counts`() {
        for (code, trouble) in [("401", Trouble.keyRefused), ("503", .overloaded(retryAfter: nil)), ("9", .other)] {
            #expect(Trouble(UpstreamError(status: 200, message: "x", code: code)) == trouble)
        }
        #expect(Trouble(UpstreamError(status: 400, message: "x", code: "503")) == .other)
    }

    @Test(arguments: ["violence; DROP TABLE", "<script>", "a b c d", String(repeating: "x", count: 41), ""])
    func `a category that is no plain name is not shown`(category: String) {
        let error = UpstreamError(status: 403, message: "flagged as '\(category)'", category: category)
        #expect(Trouble(error) == .moderated(category: nil))
    }

    @Test func `a category is shown without the secrets of its endpoint`() throws {
        var context = TroubleContext.sample
        context.log = LogText(secrets: [Secret("Violet-Canary")])
        for error in [
            UpstreamError(status: 403, message: "", category: "Violet-Canary"),
            UpstreamError(status: 403, message: "text flagged as 'Violet-Canary'"),
            UpstreamError(status: 400, message: "", code: "content_filter", category: "hate/Violet-Canary"),
        ] {
            let failure = Trouble.failure(error, in: context)
            #expect(!"\(failure.message) \(failure.advice) \(failure.detail ?? "")".lowercased().contains("canary"))
        }
        let other = UpstreamError(status: 403, message: "Violet-Canary flagged as 'violence'.")
        #expect(Trouble(other) == .keyRefused)
        let shown = UpstreamError(status: 400, message: "for Violet-Canary: moderation blocked, flagged as 'violence'")
        #expect(Trouble.failure(shown, in: context).message.hasSuffix("flagged as 'violence'."))
    }

    @Test(
        arguments: [
            ("At most 3 image(s) may be provided", 3), ("at most 99999 image(s), up to 4 images", 4),
            ("Too many images", nil), ("You set or defaulted to '{\"image\": 2}' in `--limit-mm-per-prompt`", 2),
            ("At most 8 MB, at most 5 images", 5), ("too many images, at most 4096 tokens", nil),
            ("vision model only supports a single image per message", 1),
        ] as [(String, Int?)])
    func `the number of pictures is read`(message: String, limit: Int?) {
        #expect(Trouble(UpstreamError(status: 400, message: message)) == .tooManyPictures(limit: limit))
    }

    /// Without a bound this would take minutes.
    @Test(.timeLimit(.minutes(5))) func `hostile errors are read in bounded time`() {
        var generator = SeededGenerator(7)
        let pieces = ["at most ", "model ", "prompt ", "image", "not found", "flagged as '", "try again in ", "9"]
        for _ in 0..<20 {
            var message = ""
            while message.utf8.count < 100_000 { message += pieces.randomElement(using: &generator) ?? "" }
            let failure = Trouble.failure(UpstreamError(status: 400, message: message), in: .sample)
            #expect((failure.detail?.count ?? 0) <= LogText.longest)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
