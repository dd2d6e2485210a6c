public import Vignette

extension SQLiteStore {
    public func sweep(at now: Timestamp, limit: Int) async throws(Failure) -> [Analysis.ID] {
        let swept = try await change { connection in
            let expired = try connection.rows(
                "SELECT number, id FROM analyses WHERE expires <= ? ORDER BY expires LIMIT ?", now, max(0, limit)
            ) { (number: $0.int(0), id: try $0.id(1, "analyses.id") as Analysis.ID) }
            for analysis in expired { try connection.remove(analysis.number) }
            try connection.run(
                """
                DELETE FROM idempotency_keys WHERE (scope, name) IN (
                    SELECT scope, name FROM idempotency_keys WHERE expires <= ? ORDER BY expires LIMIT 1000
                )
                """, now)
            return expired.map(\.id)
        }
        // What was deleted is deleted, and no error of this may hide it. The next sweep tries it again.
        _ = try? await writer.perform { [reserve] connection in
            try connection.forget()
            _ = reserve.hold()
        }
        return swept
    }

    public func check() async throws(Failure) {
        try await keep { connection in try connection.run("UPDATE upkeep SET checks = checks + 1") }
    }
}

extension Connection {
    /// Takes what was deleted out of the places where SQLite keeps it for a while.
    ///
    /// The search index marks deleted words and drops them when it merges its parts: so many pages of that are done at a
    /// time. The log holds old pages until it is written over: it is emptied, unless somebody reads in it right now.
    fileprivate func forget() throws {
        let hasOldWords = try first("SELECT has_old_words FROM upkeep") { $0.int(0) } == 1
        if hasOldWords {
            try change {
                let before = changes
                try run("INSERT INTO search (search, rank) VALUES ('merge', -2000)")
                // The statement itself counts as one.
                if changes - before < 2 { try run("UPDATE upkeep SET has_old_words = 0") }
            }
        }
        try run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
