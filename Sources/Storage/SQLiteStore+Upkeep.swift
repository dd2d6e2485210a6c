public import Vignette

extension SQLiteStore {
    public func sweep(at now: Timestamp, limit: Int) async throws(Failure) -> [Analysis.ID] {
        let swept = try await change { connection in
            let expired = try connection.rows(
                "SELECT number, id FROM analyses WHERE expires <= ? ORDER BY expires LIMIT ?", now, max(0, limit)
            ) { (number: $0.int(0), id: try $0.id(1, "analyses.id") as Analysis.ID) }
            for analysis in expired { try connection.remove(analysis.number) }
            return expired.map(\.id)
        }
        // What was deleted is deleted, and no error of this may hide it. The next sweep tries it again.
        let hasForgottenKeys = (try? await forgetKeys(at: now)) ?? true
        // A day longer than they count: a clock that is set back over midnight gives nobody a second quota.
        let yesterday = QuotaDay(of: now + .seconds(-24 * 60 * 60))
        let hasForgottenQuotas = (try? await forgetQuotas(before: yesterday)) ?? true
        _ = try? await writer.perform { [reserve] connection in
            // Nobody waits for whoever reads: there is a next sweep.
            connection.setPatience(.zero)
            try connection.forget(hasForgottenRows: hasForgottenKeys || hasForgottenQuotas)
            _ = reserve.hold()
        }
        return swept
    }

    /// Some at a time, so that others get their turn in between. Returns whether there were any.
    private func forgetKeys(at now: Timestamp) async throws(Failure) -> Bool {
        try await forget { connection, portion in
            try connection.run(
                """
                DELETE FROM idempotency_keys WHERE (scope, name) IN (
                    SELECT scope, name FROM idempotency_keys WHERE expires <= ? ORDER BY expires LIMIT ?
                )
                """, now, portion)
        }
    }

    /// The same for the addresses of those who asked without a key.
    private func forgetQuotas(before day: QuotaDay) async throws(Failure) -> Bool {
        try await forget { connection, portion in
            try connection.run(
                """
                DELETE FROM quotas WHERE (day, holder) IN (
                    SELECT day, holder FROM quotas WHERE day < ? ORDER BY day LIMIT ?
                )
                """, day.number, portion)
        }
    }

    private func forget(
        _ removing: @Sendable (Connection, _ portion: Int) throws -> Int
    ) async throws(Failure) -> Bool {
        let portion = 1000
        for round in 0..<20 {
            let count = try await change { try removing($0, portion) }
            if count < portion { return round > 0 || count > 0 }
        }
        return true
    }

    public func check() async throws(Failure) {
        // Whoever wants to know is not worth the patience that a picture is.
        let failure = await lastCheck.failure { [self] in
            do throws(Failure) {
                try await keep(patience: .seconds(1)) { connection in
                    try connection.run("UPDATE upkeep SET checks = checks + 1")
                }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
}

extension Connection {
    /// Takes what was deleted out of the places where SQLite keeps it for a while.
    ///
    /// The search index marks deleted words and drops them when it merges its parts: so many pages of that are done at a
    /// time. The log holds old pages until it is written over: it is emptied where there is something to forget, and
    /// that is remembered until it has been.
    fileprivate func forget(hasForgottenRows: Bool) throws {
        let hasOldWords = try first("SELECT has_old_words FROM upkeep") { $0.int(0) } == 1
        guard hasOldWords || hasForgottenRows else {
            try run("PRAGMA wal_checkpoint(PASSIVE)")
            return
        }
        var isMerged = false
        if hasOldWords {
            let before = changes
            try change { try run("INSERT INTO search (search, rank) VALUES ('merge', -2000)") }
            // The statement itself counts as one.
            isMerged = changes - before < 2
        }
        if try emptyLog(), isMerged { try change { try run("UPDATE upkeep SET has_old_words = 0") } }
    }

    /// Writes the log into the database. Returns false where somebody reads in it right now.
    func emptyLog() throws -> Bool {
        try first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) } == 0
    }
}
