import Pages
import Testing
import Vignette

@testable import PageSamples

/// Nothing that an upload, an asker, a model or its service wrote gets out of its place in a page.
@Suite struct HostilePageTests {
    /// What would end an attribute, an element, a title, a text field or a template's tag.
    private static let hostile = "\"'></title></textarea></script><q7x onq7x=1>{{{q7x}}}&lt;q7x&#60;q7x"

    private static func isTame(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.contains("q7x") && !text.contains("<q7x") && !text.contains("\"'>")
            && !text.contains("&lt;q7x&#60;") && Outline(bytes).faults.isEmpty
            && !Outline(bytes).elements.contains { $0.attributes.keys.contains("onq7x") }
    }

    private static func analysis(_ state: AnalysisState) -> Analysis {
        var plan = Canned.plan(
            .ask, prompt: hostile, language: hostile, earlier: [EarlierQuestion(prompt: hostile, answer: hostile)])
        plan.recipe = hostile
        plan.recipeTitle = hostile
        plan.model = hostile
        plan.systemPrompt = hostile
        var picture = Canned.picture(
            hostile, reading: Reading(text: hostile, words: 3, codes: [.init(kind: .qr, content: hostile)]))
        picture.receipt.foundType = hostile
        picture.receipt.claimedType = hostile + "2"
        return Canned.analysis(70, state, plan: plan, pictures: [picture, picture]) {
            $0.answer = Canned.answer(hostile, reasoning: hostile)
            $0.answer?.model = hostile
            if state != .done { $0.failure = Failure(.upstreamError, message: hostile, advice: hostile) }
            $0.editedAltText = hostile
        }
    }

    private static let frame: Frame = {
        var frame = SampleSet.frame
        frame.identity = hostile
        return frame
    }()

    private static func page(_ state: AnalysisState) -> AnalysisPage {
        AnalysisPage(
            analysis: analysis(state), isOwner: true, recipes: [Recipe(name: hostile, title: hostile, prompt: "")],
            models: [hostile], destination: Destination(host: hostile, network: .outside, model: hostile),
            now: Canned.now)
    }

    @Test(arguments: AnalysisState.allCases)
    func `in the page of an analysis, whole, in pieces and embedded`(state: AnalysisState) throws {
        let pages = try SampleSet.pages()
        let page = Self.page(state)
        #expect(Self.isTame(pages.analysis(page, in: Self.frame)))
        let pieces =
            pages.liveBeginning(page, in: Self.frame) + pages.liveStatus(page) + pages.liveText(Self.hostile)
            + pages.liveRestart(page) + pages.liveText(Self.hostile) + pages.liveEnding(page, in: Self.frame)
        #expect(Self.isTame(pieces))
        #expect(Self.isTame(pages.embed(EmbedPage(analysis: page.analysis, theme: nil), in: Self.frame)))
    }

    @Test func `in the form`() throws {
        var values = FormValues()
        for name in [
            "recipe", "prompt", "system_prompt", "model", "fit", "language", "max_tokens", "temperature",
            "together", "expire_days", "collection",
        ] {
            values[name] = Self.hostile
        }
        let form = FormPage(
            recipes: [Recipe(name: Self.hostile, title: Self.hostile, prompt: "")], values: values,
            failure: Failure(.modelNotFound, message: Self.hostile, advice: Self.hostile, field: Self.hostile),
            latest: [Self.analysis(.done)],
            destination: Destination(host: Self.hostile, network: .inside, model: Self.hostile), models: [Self.hostile],
            now: Canned.now)
        let pages = try SampleSet.pages()
        #expect(Self.isTame(pages.form(form, in: Self.frame)))
        var untold = form
        untold.models = []
        #expect(Self.isTame(pages.form(untold, in: Self.frame)))
    }

    @Test func `in lists and failures`() throws {
        let pages = try SampleSet.pages()
        let failure = Failure(.notFound, message: Self.hostile, advice: Self.hostile)
        let analyses = AnalysisState.allCases.map(Self.analysis)
        let library = LibraryPage(analyses: analyses, words: Self.hostile, number: 2, hasNext: true, now: Canned.now)
        #expect(Self.isTame(pages.library(library, in: Self.frame)))
        var empty = library
        empty.analyses = []
        #expect(Self.isTame(pages.library(empty, in: Self.frame)))
        let refused = RefusedUpload(position: 4, fileName: Self.hostile, failure: failure)
        let collection = PictureCollection(
            id: try #require(PictureCollection.ID("collectioncollectioncolle")), owner: Canned.owner,
            created: Canned.now, rows: analyses.map { .analysis($0) } + [.refused(refused)])
        let page = CollectionPage(collection: collection, isOwner: true, now: Canned.now)
        #expect(Self.isTame(pages.collection(page, in: Self.frame)))
        let shown = FailurePage(failure: failure, status: 404, requestID: Self.hostile)
        #expect(Self.isTame(pages.failure(shown, in: Self.frame)))
    }

    @Test func `in what is pasted elsewhere`() {
        let frame = EmbedFrame(Self.analysis(.done), in: SampleSet.frame)
        #expect(Self.isTame(Array(frame.html.utf8)))
    }
}
