public import Vignette

extension SQLiteStore {
    public func analysis(_ id: Analysis.ID) async throws(Failure) -> Analysis {
        try await read { connection in try connection.analysis(connection.number(of: id)) }
    }

    public func collection(_ id: PictureCollection.ID) async throws(Failure) -> PictureCollection {
        try await read { connection in try connection.collection(id) }
    }

    public func picture(_ digest: String) async throws(Failure) -> Picture {
        try await read { connection in try connection.picture(digest) }
    }

    public func analyses(_ query: LibraryQuery) async throws(Failure) -> [Analysis] {
        try await read { connection in
            try connection.numbers(query).map { number in try connection.analysis(number) }
        }
    }

    public func queuePosition(of id: Analysis.ID) async throws(Failure) -> Int? {
        try await read { connection in
            let number = try connection.first(
                "SELECT number FROM analyses WHERE id = ? AND state = 'queued'", id
            ) { $0.int(0) }
            guard let number else { return nil }
            return try connection.first(
                "SELECT count(*) FROM analyses INDEXED BY analyses_queued WHERE state = 'queued' AND number < ?", number
            ) { $0.int(0) }
        }
    }
}

extension Connection {
    fileprivate func collection(_ id: PictureCollection.ID) throws -> PictureCollection {
        let number = try number(of: id)
        let whose = try first(
            """
            SELECT owners.name, created FROM collections JOIN owners ON owners.number = owner
            WHERE collections.number = ?
            """, number
        ) { row in
            (
                owner: try row.known(Owner(row.text(0)), "owners.name"),
                created: try row.known(row.moment(1), "collections.created")
            )
        }
        guard let whose else { throw Failure(.notFound) }
        let places = try rows("SELECT number, position FROM analyses WHERE collection = ?", number) {
            (number: $0.int(0), position: $0.int(1))
        }
        var rows: [(position: Int, row: PictureCollection.Row)] = try places.map { place in
            (place.position, .analysis(try analysis(place.number)))
        }
        let refused = try self.rows("SELECT position, file_name, failure FROM refused WHERE collection = ?", number) {
            RefusedUpload(
                position: $0.int(0), fileName: $0.optionalText(1),
                failure: try Failure(kept: $0.textBytes(2), column: "refused.failure"))
        }
        rows += refused.map { ($0.position, .refused($0)) }
        rows.sort { $0.position < $1.position }
        return PictureCollection(id: id, owner: whose.owner, created: whose.created, rows: rows.map(\.row))
    }

    /// The numbers of the analyses that are asked for, the newest first.
    fileprivate func numbers(_ query: LibraryQuery) throws -> [Int] {
        guard let owner = try number(of: query.owner) else { return [] }
        // Numbers go up, so those after one in the list are those below it. What is gone has no place in it.
        var bound = Int.max
        if let after = query.after {
            let number = try first("SELECT number FROM analyses WHERE id = ?", after) { $0.int(0) }
            guard let number else { return [] }
            bound = number
        }
        let limit = max(0, query.limit)
        let offset = max(0, query.offset)
        switch SearchQuery(query.words ?? "", owner: owner) {
        case .everything:
            return try rows(
                """
                SELECT number FROM analyses WHERE owner = ? AND number < ? ORDER BY number DESC LIMIT ? OFFSET ?
                """, owner, bound, limit, offset
            ) { $0.int(0) }
        case .nothing:
            return []
        case .matching(let expression):
            return try rows(
                """
                SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ? OFFSET ?
                """, expression, bound, limit, offset
            ) { $0.int(0) }
        }
    }
}
