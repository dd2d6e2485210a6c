import Pages
import Vignette

/// Every page in every state.
struct Samples {
    let pages: Pages
    let frame: Frame

    var all: [Sample] {
        forms + finished + unfinished + live + lists + embeds + failures + statuses + recipeForms + tries
    }

    func page(_ analysis: Analysis, isOwner: Bool = true, isReused: Bool = false) -> AnalysisPage {
        AnalysisPage(
            analysis: analysis, isOwner: isOwner, queuePosition: analysis.waitsUntil == nil ? 2 : nil,
            wait: .seconds(40), isReused: isReused, recipes: Recipe.presets,
            models: ["qwen3-vl:8b", "gemma3:12b", "llama3.1:8b"], destination: Canned.destination, now: Canned.now)
    }

    func sample(_ name: String, _ content: SampleContent, in frame: Frame? = nil) -> Sample {
        Sample(name: name, bytes: content.bytes(pages, in: frame ?? self.frame), content: content)
    }

    private func sample(_ name: String, _ page: AnalysisPage) -> Sample { sample(name, .analysis(page)) }

    private var finished: [Sample] {
        let names = ["done", "read-text", "table", "compared", "cut-off", "doubtful", "follow-up", "arabic", "plain"]
        return zip(names, Canned.finished).map { sample($0, page($1)) }
            + Canned.failed.map { sample("failed-" + $0.name, page($0.analysis)) }
            + [
                sample("done-visitor", page(Canned.done, isOwner: false)),
                sample("table-visitor", page(Canned.table, isOwner: false)),
                sample("reused", page(Canned.done, isReused: true)),
                sample("failed-visitor", page(Canned.failed[0].analysis, isOwner: false)),
            ]
    }

    private var unfinished: [Sample] {
        let names = ["queued", "waiting", "preparing", "asking", "waiting-model", "writing"]
        return zip(names, Canned.unfinished).map { sample($0, page($1)) }
    }

    /// As the pieces arrive, one after the other.
    private var live: [Sample] {
        let begun = pages.liveBeginning(page(Canned.queued), in: frame)
        let asked = pages.liveStatus(page(Canned.asking))
        let text = pages.liveText(String(Canned.description.prefix(300)))
        let again =
            pages.liveRestart(page(Canned.asking)) + pages.liveText("The answer that counts: " + Canned.description)
        var stopped = Canned.queued
        (stopped.state, stopped.failure, stopped.answer) = (.failed, Failure(.stopped), Answer(text: "A poster shows"))
        return [
            Sample(name: "live-begun", bytes: begun), Sample(name: "live-asked", bytes: begun + asked),
            Sample(name: "live-writing", bytes: begun + asked + text),
            Sample(name: "live-restarted", bytes: begun + asked + text + again),
            Sample(
                name: "live-done", bytes: begun + asked + text + again + pages.liveEnding(page(Canned.done), in: frame)),
            Sample(
                name: "live-stopped", bytes: begun + asked + text + pages.liveEnding(page(stopped), in: frame)),
            Sample(name: "live-handed-back", bytes: begun + asked + pages.liveEnding(page(Canned.queued), in: frame)),
        ]
    }

    private var embeds: [Sample] {
        let embedded: [(String, Analysis, EmbedPage.Theme?)] = [
            ("embed", Canned.done, nil), ("embed-dark", Canned.done, .dark), ("embed-light", Canned.done, .light),
            ("embed-writing", Canned.writing, nil), ("embed-compared", Canned.compared, nil),
            ("embed-failed", Canned.failed[0].analysis, nil), ("embed-table", Canned.table, nil),
            ("embed-headings", Canned.reading, nil),
        ]
        return embedded.map { name, analysis, theme in
            sample(name, .embed(EmbedPage(analysis: analysis, theme: theme)))
        }
    }
}
