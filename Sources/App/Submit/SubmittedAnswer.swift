internal import Bytes
internal import HTTP
internal import Vignette

/// What those get whose submission was kept: browsers are sent to its page, programs get its name and links, and those
/// that would rather wait the result.
struct SubmittedAnswer: Sendable {
    private let desk: Desk
    private let request: Request
    private let addresses: Addresses

    init(_ desk: Desk, _ request: Request) {
        self.desk = desk
        self.request = request
        addresses = Addresses(request, publicURL: desk.configuration.publicURL)
    }

    /// For a new analysis, or a new collection, without waiting for anything.
    func response(for place: KeptPlace) -> Response {
        let rows: [KeptSubmission.Row] =
            switch place {
            case .analysis(let id): [.analysis(id)]
            case .collection: []
            }
        return response(for: KeptSubmission(place: place, rows: rows), [:])
    }

    func response(to kept: KeptSubmission) async throws -> Response {
        guard isForPrograms else { return response(for: kept, [:]) }
        let preference = WaitPreference(request.fields)
        var found: [Analysis.ID: Analysis] = [:]
        do {
            found = try await look(for: kept, AnalysisWait(desk, preference), isWaiting: preference != nil)
        } catch let failure as Failure {
            // It is kept, and nothing that goes wrong from here on may say otherwise.
            desk.log.warning("result not read", ["id": request.id, "code": failure.code.rawValue])
        }
        var response = response(for: kept, found)
        if let preference { response.fields.append(.preferenceApplied, "wait=\(preference.seconds)") }
        return response
    }

    private var isForPrograms: Bool {
        request.preferredType(of: ["text/html", "application/json"]) == "application/json"
    }

    /// Of what is new the state is known; what was kept before is looked up.
    private func look(
        for kept: KeptSubmission, _ wait: AnalysisWait, isWaiting: Bool
    ) async throws -> [Analysis.ID: Analysis] {
        guard isWaiting || kept.rows.isEmpty else { return [:] }
        var found: [Analysis.ID: Analysis] = [:]
        for id in try await analyses(of: kept) { found[id] = try await wait.analysis(id) }
        return found
    }

    private func analyses(of kept: KeptSubmission) async throws -> [Analysis.ID] {
        switch kept.place {
        case .analysis(let id): return [id]
        case .collection(let id):
            let own = kept.rows.compactMap { if case .analysis(let id) = $0 { id } else { nil } }
            return kept.rows.isEmpty ? try await desk.store.collection(id).analyses.map(\.id) : own
        }
    }

    // MARK: - Forms

    /// - Parameter found: what is known of the analyses.
    private func response(for kept: KeptSubmission, _ found: [Analysis.ID: Analysis]) -> Response {
        var response = isForPrograms ? json(for: kept, found) : Response(.seeOther)
        response.fields.append(.location, addresses.place(kept.place) + (kept.isReused ? "?reused=1" : ""))
        response.fields.append(.cacheControl, "no-store")
        response.fields.append(.vary, "accept, cookie")
        if let cookie = kept.cookie {
            response.fields.append(.setCookie, desk.access.field(for: cookie, to: request))
        }
        return response
    }

    /// 200 with the result once it is there, else 202.
    private func json(for kept: KeptSubmission, _ found: [Analysis.ID: Analysis]) -> Response {
        let isFinished = !found.isEmpty && found.values.allSatisfy(\.state.isFinished)
        let hasWaited = WaitPreference(request.fields) != nil
        let status = isFinished && hasWaited ? Status.ok : .accepted
        if case .analysis(let id) = kept.place, status == .ok, let analysis = found[id] {
            let json = AnalysisJSON(analysis, addresses: addresses, now: desk.now(), isOwner: true)
            return Response(status, bytes: json.bytes, type: "application/json")
        }
        let writer = SubmittedJSON(kept, found, addresses.absolute)
        return Response(status, bytes: writer.bytes, type: "application/json")
    }
}
