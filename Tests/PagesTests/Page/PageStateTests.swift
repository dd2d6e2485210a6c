import Testing
import Vignette

@testable import PageSamples

@Suite struct PageStateTests {
    @Test(
        arguments: [
            ("queued", ["In line", "3rd in line, about 40 s.", "/stop\"", "aria-busy=\"true\""], ["class=\"finished"]),
            (
                "waiting", ["Waiting", "asks us to wait", "Next try at <time datetime=", "Try another model"],
                ["/again\""]
            ),
            ("preparing", ["Preparing", "Getting the picture ready."], ["class=\"finished"]),
            ("asking", ["Asked qwen3-vl:8b on ollama.lan"], []),
            ("waiting-model", ["Model is starting", "the first words can take a while"], []),
            ("writing", ["Being written", "<div class=\"live\" dir=\"auto\">A poster shows"], ["class=\"finished"]),
            (
                "done", ["Done", "Description", "67/125", "Read on this server", "Reasoning", "may be wrong"],
                ["/stop\""]
            ),
            (
                "done", ["How this was made", "qwen3-vl:8b", "ollama.lan", "1,187 for the question", "1.3 s", "7.8 s"],
                []
            ),
            (
                "done", ["<dt>Length</dt><dd>usual</dd>", "<dt>former</dt><dd>&lt;b&gt;kept&lt;/b&gt;</dd>"],
                ["<b>kept"]
            ),
            (
                "done", ["Came as HEIC, 4032 × 3024, 2.2 MB.", "turned 90 degrees to the right", "Removed: location"],
                []
            ),
            ("done", ["<strong>one white and one orange sail</strong>", "21 Dec 2026", "Exact picture sent"], []),
            ("read-text", ["QR code", "EAN-13", "4006381333931"], []),
            ("table", ["Write alt text", "0/125", "alt=\"Picture: lighthouse.jpg\""], ["not described", "alt-shown"]),
            ("table", ["og:image:alt\" content=\"Picture: lighthouse.jpg\""], []),
            ("table-visitor", ["alt=\"Picture: lighthouse.jpg\""], ["Write alt text", "id=\"alt-title\""]),
            ("cut-off", ["Cut off at the length limit", "1,500 tokens", "Continue exactly where you stopped."], []),
            ("doubtful", ["Maybe not seen", "Check by asking again"], []),
            ("reused", ["Answered before"], []),
            ("follow-up", ["lang=\"de\"", "Wie viele Stufen", "2 questions", "What does the sign say?"], []),
            ("compared", ["Picture 2 of 3: evening.jpg", "picture/3"], []),
            ("plain", ["Two beams of a lighthouse over the evening sea"], ["is removed on"]),
            (
                "failed-timeout", ["role=\"alert\"", "300 seconds", "Try again smaller"],
                ["may be wrong", "not described"]
            ),
            ("failed-blind", ["cannot see pictures", "Another model"], []),
            ("failed-moderated", ["Moderation blocked"], ["Try again<"]),
            ("failed-key", ["Key refused", "ask whoever runs this server"], ["Try again<"]),
            ("failed-interrupted", ["The text so far", "A poster shows"], ["id=\"alt-title\""]),
            ("failed-stopped", ["role=\"note\"", "Stopped", "The text so far"], ["role=\"alert\""]),
            ("form", ["No picture at hand?", "name=\"sample\"", "built-in reader"], ["Your latest"]),
            ("form-latest", ["Your latest", "Kept 30 days.", "stays in this network"], ["No picture at hand?"]),
            ("form-outside", ["Goes to api.example.com, outside this network."], []),
            ("form-word", ["role=\"alert\"", "a Word document", "href=\"#image\"", "How many steps are there?"], []),
            ("form-model", ["value=\"llava\" selected", "value=\"ask\" checked", "value=\"de\""], []),
            ("form-tokens", ["href=\"#max_tokens\"", "<details class=\"fold options\" open>"], []),
            ("collection", ["6 pictures", "2 done, 2 in work, 1 failed, 1 refused", "/retry\"", "letter.docx"], []),
            ("collection", ["<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"], []),
            ("collection-visitor", ["6 pictures"], ["/retry\""]),
            ("collection-done", ["9 done"], ["<progress", "http-equiv"]),
            ("library", ["Signed in as", "library?page=2", "library.csv", "library.jsonl"], ["Newer"]),
            ("library-found", ["value=\"lighthouse sunday\""], ["Newer", "Older"]),
            ("library-not-found", ["Nothing found", "submarine"], []),
            ("library-empty", ["Nothing here yet"], ["library.csv", "type=\"search\""]),
            ("embed", ["target=\"_blank\" rel=\"noopener\"", "/assets/embed.css"], ["<form", "<nav", "data-theme"]),
            ("embed-headings", ["<h2>Description</h2>", "<h3>CAPE AUBERON</h3>"], []),
            ("embed-dark", ["data-theme=\"dark\""], []),
            ("embed-writing", ["is being written"], ["A poster shows"]),
            ("failure-gone", ["410", "was deleted or has expired", "01JD3KX2"], ["<img"]),
        ] as [(String, [String], [String])])
    func `a page says what its state is`(name: String, wanted: [String], unwanted: [String]) throws {
        let text = try SampleSet.text(name)
        for words in wanted { #expect(text.contains(words), "\(name) lacks \(words)") }
        for words in unwanted { #expect(!text.contains(words), "\(name) has \(words)") }
    }

    @Test(arguments: ["done-visitor", "failed-visitor"])
    func `only its owner is offered to change a page`(name: String) throws {
        let text = try SampleSet.text(name)
        for action in ["again", "ask", "stop", "alt", "delete"] { #expect(!text.contains("/\(action)\""), "\(action)") }
        #expect(text.contains("Download"))
    }

    @Test func `every failure is told with its sentence, and a retry where that can help`() throws {
        for (name, analysis) in Canned.failed {
            let text = try SampleSet.text("failed-\(name)")
            let failure = try #require(analysis.failure)
            #expect(text.contains(failure.title), "\(name)")
            #expect(text.contains(Escaping.text(failure.message)), "\(name)")
            #expect(text.contains("Try again</button>") || !failure.canRetry, "\(name)")
        }
    }
}
