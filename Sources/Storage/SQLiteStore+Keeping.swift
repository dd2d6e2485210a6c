public import Vignette

extension SQLiteStore {
    public func add(_ submission: Submission, queueLimit: Int) async throws(Failure) -> KeptPlace? {
        try await keep { connection in
            let now = submission.created
            if let key = submission.key, let place = try connection.place(of: key, at: now) { return place }
            try connection.checkQueue(
                adding: submission.items.count { $0.analysis.state == .queued }, limit: queueLimit)
            let place = try connection.keep(submission)
            if let key = submission.key, let place { try connection.keep(key, place, at: now) }
            return nil
        }
    }

    public func place(of key: IdempotencyKey, at now: Timestamp) async throws(Failure) -> KeptPlace? {
        try await read { connection in try connection.place(of: key, at: now) }
    }

    public func keep(_ key: IdempotencyKey, for place: KeptPlace, at now: Timestamp) async throws(Failure) {
        try await keep { connection in
            if try connection.place(of: key, at: now) == nil { try connection.keep(key, place, at: now) }
        }
    }

    public func analysis(
        like fingerprint: String, of owner: Owner, at now: Timestamp
    ) async throws(Failure) -> Analysis.ID? {
        try await read { connection in
            guard let owner = try connection.number(of: owner) else { return nil }
            return try connection.first(
                """
                SELECT id FROM analyses WHERE state = 'done' AND fingerprint = ? AND owner = ?
                AND (expires IS NULL OR expires > ?)
                ORDER BY number DESC LIMIT 1
                """, fingerprint, owner, now
            ) { try $0.id(0, "analyses.id") }
        }
    }
}

extension Connection {
    /// Throws `busy` where more than `limit` jobs would wait.
    func checkQueue(adding count: Int, limit: Int) throws {
        guard count > 0 else { return }
        guard try queueLength() + count <= limit else {
            throw Failure.busy("too many pictures wait for their turn")
        }
    }

    func queueLength() throws -> Int {
        try first("SELECT count(*) FROM analyses INDEXED BY analyses_queued WHERE state = 'queued'") { $0.int(0) } ?? 0
    }

    /// Where it is then found; nil where there was nothing to keep.
    fileprivate func keep(_ submission: Submission) throws -> KeptPlace? {
        switch submission.target {
        case .alone:
            guard let first = submission.items.first else { return nil }
            let owner = try numberMaking(submission.owner)
            for item in submission.items { try insert(item, owner: owner, collection: nil) }
            return .analysis(first.analysis.id)
        case .new(let id):
            let owner = try numberMaking(submission.owner)
            try run(
                "INSERT INTO collections (id, owner, created) VALUES (?, ?, ?)", id, owner, submission.created)
            try keep(submission, owner: owner, in: lastNumber())
            return .collection(id)
        case .existing(let id):
            let found = try first(
                """
                SELECT collections.number, owner FROM collections JOIN owners ON owners.number = owner
                WHERE id = ? AND name = ?
                """, id, submission.owner.description
            ) { (collection: $0.int(0), owner: $0.int(1)) }
            guard let found else { throw Failure(.notFound) }
            try keep(submission, owner: found.owner, in: found.collection)
            return .collection(id)
        }
    }

    private func keep(_ submission: Submission, owner: Int, in collection: Int) throws {
        let count =
            try first(
                """
                SELECT (SELECT count(*) FROM analyses WHERE collection = collections.number)
                    + (SELECT count(*) FROM refused WHERE collection = collections.number)
                FROM collections WHERE number = ?
                """, collection
            ) { $0.int(0) } ?? 0
        let rows = count + submission.items.count + submission.refused.count
        guard rows <= PictureCollection.limit else {
            throw Failure.tooManyPictures(limit: PictureCollection.limit, actual: rows, in: "one collection")
        }
        let start = try first("SELECT next_position FROM collections WHERE number = ?", collection) { $0.int(0) } ?? 0
        let positions = submission.positions
        for (item, position) in zip(submission.items, positions) {
            try insert(item, owner: owner, collection: (collection, start + position))
        }
        for upload in submission.refused {
            try run(
                "INSERT INTO refused (collection, position, file_name, failure) VALUES (?, ?, ?, ?)", collection,
                start + upload.position, upload.fileName, upload.failure.kept)
        }
        let last = (positions + submission.refused.map(\.position)).max() ?? -1
        try run("UPDATE collections SET next_position = ? WHERE number = ?", start + last + 1, collection)
    }
}

extension Submission {
    /// Where each item stands among all of the submission: where it says, else at the first place that nobody has.
    fileprivate var positions: [Int] {
        var taken = Set(items.compactMap { $0.analysis.place?.position } + refused.map(\.position))
        var free = 0
        return items.map { item in
            if let position = item.analysis.place?.position { return position }
            while taken.contains(free) { free += 1 }
            taken.insert(free)
            return free
        }
    }
}
