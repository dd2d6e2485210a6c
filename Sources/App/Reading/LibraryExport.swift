internal import HTTP
internal import Vignette

/// GET /library.csv and /library.jsonl: all that its visitor has asked, or all of it that holds certain words, to take
/// away. The newest comes first.
///
/// It is read in parts and sent as it is read, so its length costs no memory. Where reading fails on the way, the answer
/// breaks off: half a library never looks like a whole one.
struct LibraryExport: Sendable {
    enum Format: Sendable {
        case csv
        case jsonLines
    }

    let desk: Desk
    let format: Format

    /// How many are read at once.
    private static let part = 100

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .list)
        let words = LibraryRoute.words(in: try QueryParameters(request.target))
        let addresses = Addresses(request, publicURL: desk.configuration.publicURL)
        let query = caller.owner.map { LibraryQuery(owner: $0, words: words, limit: Self.part) }
        // The first part is read before anything is said, so that a failure can still be told.
        let first = try await read(query)
        var response = Response(
            .ok,
            body: .stream { writer in
                let writer = try await write(first, query, addresses, to: writer)
                try await writer.finish()
            })
        switch format {
        case .csv:
            response.fields.append(.contentType, "text/csv; charset=utf-8; header=present")
            response.fields.append(.contentDisposition, "attachment; filename=\"vignette-library.csv\"")
        case .jsonLines:
            response.fields.append(.contentType, "application/jsonl; charset=utf-8")
            response.fields.append(.contentDisposition, "attachment; filename=\"vignette-library.jsonl\"")
        }
        response.fields.append(.cacheControl, "no-store")
        response.fields.append(.vary, desk.vary)
        return response
    }

    private func read(_ query: LibraryQuery?) async throws(Failure) -> [Analysis] {
        guard let query else { return [] }
        return try await desk.store.analyses(query)
    }

    private func write(
        _ first: [Analysis], _ query: LibraryQuery?, _ addresses: Addresses, to writer: consuming ResponseWriter
    ) async throws -> ResponseWriter {
        if format == .csv { try await writer.write(LibraryRow.head) }
        var (part, isLast) = (first, first.count < Self.part)
        while true {
            let now = desk.now()
            for analysis in part where !analysis.isExpired(at: now) {
                try await writer.write(bytes(of: analysis, addresses))
            }
            guard !isLast, let query else { return writer }
            (part, isLast) = try await next(after: part, query)
        }
    }

    /// What comes after `part`. Of what was deleted since it was read nobody knows what comes after it; then the one
    /// before it is asked for, and what was sent already is left out.
    private func next(after part: [Analysis], _ query: LibraryQuery) async throws(Failure) -> ([Analysis], isLast: Bool)
    {
        let sent = Set(part.map(\.id))
        var query = query
        for analysis in part.reversed() {
            query.after = analysis.id
            let found = try await read(query)
            if !found.isEmpty { return (found.filter { !sent.contains($0.id) }, found.count < Self.part) }
        }
        return ([], true)
    }

    private func bytes(of analysis: Analysis, _ addresses: Addresses) -> [UInt8] {
        switch format {
        case .csv: Array(LibraryRow(analysis, addresses: addresses).text.utf8)
        case .jsonLines: AnalysisJSON(analysis, addresses: addresses, now: desk.now(), isOwner: true).bytes + [0x0A]
        }
    }
}
