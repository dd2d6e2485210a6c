internal import Vignette

extension CollectionPage {
    func template(in frame: Frame) -> TemplateValue {
        let total = collection.rows.count
        let states = collection.analyses.map(\.state)
        let refused = total - states.count
        let done = states.count { $0 == .done }
        let failed = states.count { $0 == .failed }
        let unfinished = total - refused - done - failed
        let parts = [
            (done, "done"), (unfinished, "in work"), (failed, "failed"), (refused, "refused"),
        ].filter { $0.0 > 0 }.map { "\(Wording.number($0.0)) \($0.1)" }
        let title = Wording.count(total, "picture", "pictures")
        return .object(
            frame.template(
                title: title, script: "page.js",
                [
                    "title": .text(title), "summary": .text(parts.joined(separator: ", ")),
                    "address": .text("\(frame.prefix)/c/\(collection.id)"), "isOwner": .flag(isOwner),
                    "unfinished": .number(unfinished), "refresh": .number(unfinished == 0 ? 0 : 5),
                    "failedCount": .number(failed),
                    "retryLabel": .text(failed == 1 ? "Retry the failed one" : "Retry the \(failed) failed"),
                    "progress": unfinished == 0
                        ? .nothing : ["total": .number(total), "finished": .number(total - unfinished)],
                    "rows": .list(collection.rows.map { row($0, in: frame) }),
                ]))
    }

    private func row(_ row: PictureCollection.Row, in frame: Frame) -> TemplateValue {
        switch row {
        case .analysis(let analysis):
            let links = AnalysisLinks(analysis.id, in: frame)
            let name = analysis.pictures.first?.fileName
            return [
                "thumbnail": analysis.thumbnail(links), "rowAddress": .text(links.page),
                "rowTitle": .text(analysis.shownTitle),
                "language": analysis.hasOwnWords ? TemplateValue(analysis.languageTag?.text) : .nothing,
                "detail": TemplateValue(analysis.state == .failed ? analysis.failure?.message : nil),
                "name": analysis.hasOwnWords ? TemplateValue(name) : .nothing, "chip": analysis.chip,
            ]
        case .refused(let upload):
            return [
                "thumbnail": .nothing, "rowAddress": .nothing, "language": .nothing, "name": .nothing,
                "rowTitle": .text(upload.fileName ?? "Picture \(upload.position + 1)"),
                "detail": .text("\(upload.failure.message) \(upload.failure.advice)"),
                "chip": ["kind": "failed", "text": .text(upload.failure.title)],
            ]
        }
    }
}
