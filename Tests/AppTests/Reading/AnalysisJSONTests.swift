import Bytes
import Testing
import TestSupport
import Vignette

@testable import App

@Suite struct AnalysisJSONTests {
    private let addresses = Addresses(prefix: "/v", baseURL: "https://pictures.example/v")

    private func json(_ analysis: Analysis, isOwner: Bool = false) throws -> JSONValue {
        let now = Timestamp(milliseconds: 1_767_323_045_678)
        return try JSON.parse(AnalysisJSON(analysis, addresses: addresses, now: now, isOwner: isOwner).bytes)
    }

    @Test func `a whole one`() throws {
        var analysis = Analysis.kept(prompt: "What is it?")
        analysis.place = CollectionPlace(.random(), position: 3)
        analysis.parent = .random()
        analysis.plan.earlier = [EarlierQuestion(prompt: "Before?", answer: "Before.")]
        analysis.pictures[0].reading = Reading(text: "EXIT", words: 1, codes: [.init(kind: .qr, content: "x")])
        let json = try json(analysis, isOwner: true)
        #expect(json["id"]?.string == analysis.id.text)
        #expect(json["state"]?.string == "done")
        #expect(json["phase"]?.isNull == true)
        #expect(json["text"]?.string == "A harbour. It is **blue**.")
        #expect(json["title"]?.string == "A harbour." && json["alt_text"]?.string == "A harbour.")
        #expect(json["model"]?.string == "test-model" && json["finish"]?.string == "complete")
        #expect(json["truncated"]?.bool == false && json["own"]?.bool == true)
        #expect(json["usage"]?["prompt_tokens"]?.int == 900)
        #expect(json["timing"]?["first_piece_ms"]?.int == 400 && json["timing"]?["total_ms"]?.int == 2400)
        #expect(json["notes"]?.array?.count == 1)
        #expect(json["created"]?.string == "2026-01-02T03:03:20.000Z")
        #expect(json["expires"]?.isNull == true && json["failure"]?.isNull == true)
        #expect(json["prompt"]?.string == "What is it?" && json["fit"]?.int == 1280)
        #expect(json["earlier"]?[0]?["answer"]?.string == "Before.")
        #expect(json["parent"]?.string == analysis.parent?.text && json["from"]?.isNull == true)
        #expect(json["collection"]?["position"]?.int == 3)
        let page = "https://pictures.example/v/a/\(analysis.id)"
        #expect(json["links"]?["page"]?.string == page)
        #expect(json["links"]?["events"]?.string == page + "/events")
        let picture = try #require(json["pictures"]?[0])
        #expect(picture["url"]?.string == page + "/picture/1")
        #expect(picture["thumbnail"]?.string == page + "/thumbnail/1")
        #expect(picture["width"]?.int == 1280 && picture["type"]?.string == "image/png")
        #expect(picture["receipt"]?["removed"]?[0]?.string == "gps")
        #expect(picture["text"]?.string == "EXIT" && picture["codes"]?[0]?["kind"]?.string == "QR code")
    }

    @Test(arguments: AnalysisState.allCases)
    func `the same members in every state`(state: AnalysisState) throws {
        let names = { (value: JSONValue) in value.object?.members.map(\.name.string) ?? [] }
        #expect(try names(json(.kept(state))) == names(json(.kept())))
    }

    @Test func `a failure without what is for the log`() throws {
        let failure = Failure(.rateLimited, retryAfter: 30, detail: "the secret detail")
        let analysis = Analysis.kept(.failed, "A har", failure: failure)
        let json = try json(analysis)
        #expect(json["failure"]?["code"]?.string == "rate_limited")
        #expect(json["failure"]?["retry_after"]?.int == 30)
        #expect(json["text"]?.string == "A har")
        #expect(json["failure"]?["detail"] == nil)
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.reason)"))
    func `hostile texts come back as they were, on one line`() throws {
        for row in try Corpus.rows("xss_markdown.jsonl") {
            guard let text = row["text"]?.string, !text.isEmpty else { continue }
            let analysis = Analysis.kept(.done, text, fileName: text, prompt: text)
            let now = Timestamp(milliseconds: 0)
            let bytes = AnalysisJSON(analysis, addresses: addresses, now: now, isOwner: false).bytes
            #expect(!bytes.contains { $0 == 0x0A || $0 == 0x0D })
            let json = try JSON.parse(bytes)
            #expect(json["text"]?.string == text && json["prompt"]?.string == text)
            #expect(json["pictures"]?[0]?["file_name"]?.string == text)
        }
    }
}
