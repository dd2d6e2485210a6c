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
        return response(for: KeptSubmission(place: place, rows: rows), [:], result: nil)
    }

    func response(to kept: KeptSubmission) async throws -> Response {
        guard request.isForPrograms else { return response(for: kept, [:], result: nil) }
        let preference = WaitPreference(request.fields)
        var found: [Analysis.ID: Analysis] = [:]
        var result: [UInt8]?
        do {
            // Of what is new the state is known; what was kept before is looked up.
            if preference != nil || kept.rows.isEmpty {
                let wait = AnalysisWait(desk, preference)
                for id in try await analyses(of: kept) { found[id] = try await wait.analysis(id) }
            }
            if preference != nil, found.values.allSatisfy(\.state.isFinished) {
                result = try await document(of: kept.place, found)
            }
        } catch let failure as Failure {
            // It is kept, and nothing that goes wrong from here on may say otherwise.
            desk.log.warning("result not read", ["id": request.id, "code": failure.code.rawValue])
        }
        var response = response(for: kept, found, result: result)
        if let preference { response.fields.append(.preferenceApplied, "wait=\(preference.seconds)") }
        return response
    }

    private func analyses(of kept: KeptSubmission) async throws -> [Analysis.ID] {
        switch kept.place {
        case .analysis(let id): return [id]
        case .collection(let id):
            let own = kept.rows.compactMap { if case .analysis(let id) = $0 { id } else { nil } }
            return kept.rows.isEmpty ? try await desk.store.collection(id).analyses.map(\.id) : own
        }
    }

    /// What lies at the address of the result.
    private func document(of place: KeptPlace, _ found: [Analysis.ID: Analysis]) async throws -> [UInt8]? {
        switch place {
        case .analysis(let id):
            return found[id].map {
                AnalysisJSON($0, addresses: addresses, now: desk.now(), isOwner: true).bytes
            }
        case .collection(let id):
            let collection = try await desk.store.collection(id)
            return CollectionJSON(collection, addresses: addresses, now: desk.now(), isOwner: true).bytes
        }
    }

    /// - Parameters:
    ///   - found: what is known of the analyses.
    ///   - result: what was waited for; nil where it is not there.
    private func response(
        for kept: KeptSubmission, _ found: [Analysis.ID: Analysis], result: [UInt8]?
    ) -> Response {
        var response =
            if !request.isForPrograms {
                Response(.seeOther)
            } else if let result {
                Response(.ok, bytes: result, type: "application/json")
            } else {
                Response(
                    .accepted, bytes: SubmittedJSON(kept, found, addresses.absolute).bytes, type: "application/json")
            }
        response.fields.append(.location, addresses.place(kept.place) + (kept.isReused ? "?reused=1" : ""))
        response.fields.append(.cacheControl, "no-store")
        response.fields.append(.vary, "accept, " + desk.vary)
        if let cookie = kept.cookie {
            response.fields.append(.setCookie, desk.access.field(for: cookie, to: request))
        }
        return response
    }
}
