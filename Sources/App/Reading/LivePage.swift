internal import HTTP
internal import Pages
internal import Vignette

/// The page of an analysis that is not finished, sent while its answer is written: it ends with the whole answer.
///
/// Where the server stops before that, the page ends without one, and its script goes on with the events. The ending is
/// rendered for each reader: it has their forms and links, is needed once, and costs less than the text sent before it.
/// Whoever comes later gets the page from the cache.
struct LivePage: Sendable {
    let desk: Desk
    let caller: Caller
    let frame: Frame
    var patience = Following.patience

    /// Without a line end, which would be text of the answer.
    private static let heartbeat = Heartbeat(interval: .seconds(15), bytes: Array("<!-- -->".utf8))

    /// - Parameter analysis: as it was found after `live` was followed.
    func response(_ analysis: Analysis, _ live: LiveAnswer) -> Response {
        var response = Response(
            .ok,
            body: .stream(heartbeat: Self.heartbeat) { writer in
                let writer = try await write(Following(analysis, live, patience: patience, desk: desk), to: writer)
                try await writer.finish()
            })
        response.fields.append(.contentType, Desk.html)
        response.fields.append(.cacheControl, "no-store, no-transform")
        response.fields.append(.xAccelBuffering, "no")
        response.fields.append(.vary, desk.vary)
        return response
    }

    private func write(_ start: Following, to writer: consuming ResponseWriter) async throws -> ResponseWriter {
        var following = start
        var status = LiveStatus(following.analysis, position: await desk.queuePosition(of: following.analysis))
        try await writer.write(desk.pages.liveBeginning(page(following.analysis, status), in: frame))
        var hasText = false
        while true {
            var bytes: [UInt8] = []
            var text = ""
            switch try await following.next() {
            case .update(let update):
                text = update.text
                if update.hasRestarted, hasText {
                    bytes += desk.pages.liveRestart(page(following.analysis, status))
                    hasText = false
                }
            case .quiet: break
            case .finished:
                try await writer.write(desk.pages.liveEnding(desk.page(following.analysis, for: caller), in: frame))
                return writer
            case .gone:
                try await writer.write(desk.pages.liveEnding(gone(following.analysis), in: frame))
                return writer
            case .interrupted:
                try await writer.write(desk.pages.liveEnding(page(following.analysis, status), in: frame))
                return writer
            }
            let news = LiveStatus(following.analysis, position: await desk.queuePosition(of: following.analysis))
            if !text.isEmpty {
                bytes += desk.pages.liveText(text)
                hasText = true
            } else if news != status {
                bytes += desk.pages.liveStatus(page(following.analysis, news))
            }
            status = news
            try await writer.write(bytes)
        }
    }

    /// Without the text, which is sent apart.
    private func page(_ analysis: Analysis, _ status: LiveStatus) -> AnalysisPage {
        var analysis = analysis
        analysis.answer = nil
        return desk.page(analysis, for: caller, queuePosition: status.position)
    }

    /// What was deleted while it was read: there is nothing left to do with it.
    private func gone(_ analysis: Analysis) -> AnalysisPage {
        var analysis = analysis
        analysis.state = .failed
        analysis.phase = nil
        analysis.answer = nil
        analysis.failure = Failure(.gone)
        var page = desk.page(analysis, for: caller)
        page.isOwner = false
        return page
    }
}
