internal import Bytes
internal import HTTP
internal import Vignette

/// GET /a/{id}/events: what happens to an analysis, as server-sent events, until its end.
///
/// `state` says what is being done, `delta` brings text, `restart` voids all text before, `done` and `failed` end it.
/// Whoever comes back with the id of the last event they saw gets what is missing; of a text that was begun again they
/// get all, after a `restart`. Whoever comes for the first time gets the text from its beginning: pages say of no text
/// how far it is, so a script whose page broke off shows what comes here in place of what it had.
struct EventsRoute: Sendable {
    let desk: Desk
    var patience = Following.patience

    private static let pause = Duration.seconds(2)

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .read)
        guard let id = Analysis.ID(request.parameters["id"] ?? "") else { throw Failure(.notFound) }
        let seen = request.fields[.lastEventID].flatMap { EventID($0) }
        let live = desk.live.follow(id)
        let analysis = try await desk.analysis(id)
        if analysis.state.isFinished, seen == .end {
            // A browser comes back until it is told that there is nothing.
            var response = Response(.noContent)
            response.fields.append(.cacheControl, "no-store")
            return response
        }
        var position: LiveAnswer.Position?
        if case .position(let read) = seen { position = read }
        let following = Following(analysis, live, from: position, patience: patience, desk: desk)
        return .events { writer in
            try await writer.retry(after: Self.pause)
            let writer = try await write(following, to: writer)
            try await writer.finish()
        }
    }

    private func write(_ start: Following, to writer: consuming EventWriter) async throws -> EventWriter {
        var following = start
        if following.analysis.state.isFinished {
            try await end(following.analysis, to: writer)
            return writer
        }
        var status: LiveStatus?
        while true {
            let news = LiveStatus(following.analysis, position: await desk.queuePosition(of: following.analysis))
            if news != status { try await writer.send(news.json, event: "state") }
            status = news
            switch try await following.next() {
            case .update(let update):
                try await send(update, to: writer)
            case .quiet: break
            case .finished:
                try await end(following.analysis, to: writer)
                return writer
            case .gone:
                try await fail(Failure(.gone), to: writer)
                return writer
            // The reader comes back by itself.
            case .interrupted: return writer
            }
        }
    }

    private func send(_ update: LiveAnswer.Update, to writer: borrowing EventWriter) async throws {
        if update.hasRestarted {
            let start = LiveAnswer.Position(round: update.position.round, offset: 0)
            try await writer.send("{}", event: "restart", id: EventID.position(start).description)
        }
        guard !update.text.isEmpty else { return }
        try await writer.send(
            Self.json { $0.string("text", update.text) }, event: "delta",
            id: EventID.position(update.position).description)
    }

    private func end(_ analysis: Analysis, to writer: borrowing EventWriter) async throws {
        if analysis.state == .failed {
            try await fail(analysis.failure ?? Failure(.internal), to: writer)
        } else {
            try await writer.send(
                Self.json { $0.string("state", analysis.state.rawValue) }, event: "done",
                id: EventID.end.description)
        }
    }

    private func fail(_ failure: Failure, to writer: borrowing EventWriter) async throws {
        let data = Self.json { event in
            event.string("code", failure.code.rawValue)
            event.string("message", failure.message)
        }
        try await writer.send(data, event: "failed", id: EventID.end.description)
    }

    private static func json(_ body: (inout JSONObjectWriter) -> Void) -> String {
        String(decoding: JSONWriter().object(body), as: UTF8.self)
    }
}
