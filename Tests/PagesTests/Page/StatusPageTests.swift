import Pages
import Testing
import Vignette

@testable import PageSamples

@Suite struct StatusPageTests {
    @Test(arguments: [
        ("status", ["Everything works.", "See pictures", "qwen3-vl:8b, gemma3:12b", "Nothing waits", "7.88.1"]),
        ("status-builtin", ["Everything works.", "The reader built into this server"]),
        ("status-unheard", ["has not been heard yet", "Not heard yet"]),
        ("status-unreachable", ["cannot be asked at the moment", "Cannot be asked", "Since"]),
        ("status-many", ["vendor/model-30 and 370 more", "1,200 pictures wait, about 2 hours"]),
        ("status-nothing", ["Nothing new can be kept", "Cannot be prepared", "Not known at the moment"]),
    ])
    func `each state is said in words`(name: String, words: [String]) throws {
        let text = try SampleSet.text(name)
        for word in words { #expect(text.contains(word), "\(name): \(word)") }
    }

    @Test func `times are told with their zone`() throws {
        #expect(try SampleSet.text("status").contains(" UTC</dd>"))
    }

    @Test func `names of models are text`() throws {
        var page = StatusPage(destination: Destination(host: "<b>host</b>", network: .inside, model: "<i>m</i>"))
        page.models = [.init(name: "<script>alert(1)</script>", sight: .sees)]
        page.trouble = "<u>x</u>"
        let text = String(decoding: try SampleSet.pages().status(page, in: SampleSet.frame), as: UTF8.self)
        for tag in ["<b>", "<i>", "<script>", "<u>"] { #expect(!text.contains(tag)) }
    }

    @Test func `every page leads here, and this one knows that it is there`() throws {
        let here = "<a href=\"/vignette/status\" aria-current=\"page\">"
        #expect(try SampleSet.text("status").contains(here))
        for name in ["form", "done", "library", "failure-gone"] {
            let text = try SampleSet.text(name)
            #expect(text.contains("<a href=\"/vignette/status\">Status</a>") && !text.contains(here), "\(name)")
        }
        #expect(try !SampleSet.text("embed").contains("/status"))
    }
}
