public import Vignette

/// Which jobs are whose.
extension SQLiteStore {
    public func claim(_ limit: Int, for lease: Lease, at now: Timestamp) async throws(Failure) -> [Analysis] {
        guard limit > 0 else { return [] }
        return try await change { connection in
            let numbers = try connection.rows(
                """
                SELECT number FROM (
                    SELECT number FROM analyses INDEXED BY analyses_running
                    WHERE state = 'running' AND leased_until <= ?
                    UNION ALL
                    SELECT number FROM (
                        SELECT number FROM analyses INDEXED BY analyses_queued
                        WHERE state = 'queued' AND (waits_until IS NULL OR waits_until <= ?)
                        ORDER BY number LIMIT ?
                    )
                ) ORDER BY number LIMIT ?
                """, now, now, limit, limit
            ) { $0.int(0) }
            return try numbers.compactMap { number in try connection.claim(number, for: lease, at: now) }
        }
    }

    public func renew(_ ids: [Analysis.ID], _ lease: Lease) async throws(Failure) -> Set<Analysis.ID> {
        guard !ids.isEmpty else { return [] }
        return try await change { connection in
            var kept: Set<Analysis.ID> = []
            for id in ids {
                let count = try connection.run(
                    "UPDATE analyses SET leased_until = ? WHERE id = ? AND state = 'running' AND holder = ?",
                    lease.until, id, lease.holder)
                if count > 0 { kept.insert(id) }
            }
            return kept
        }
    }

    public func handBack(of holder: String?) async throws(Failure) {
        try await change { connection in
            let numbers = try connection.rows(
                "SELECT number FROM analyses WHERE state = 'running' AND (?1 IS NULL OR holder = ?1)", holder
            ) { $0.int(0) }
            for number in numbers {
                try connection.run(
                    """
                    UPDATE analyses SET state = 'queued', phase = NULL, attempts = max(0, attempts - 1), holder = NULL,
                        leased_until = NULL, started = NULL, version = version + 1
                    WHERE number = ?
                    """, number)
                try connection.dropAnswer(of: number)
            }
        }
    }

    public func nextTurn() async throws(Failure) -> Timestamp? {
        try await read { connection in
            let moments = try connection.rows(
                """
                SELECT min(waits_until) FROM analyses WHERE state = 'queued' AND waits_until IS NOT NULL
                UNION ALL SELECT min(leased_until) FROM analyses WHERE state = 'running'
                """
            ) { $0.moment(0) }
            return moments.compactMap(\.self).min()
        }
    }
}

extension Connection {
    /// Nil for one that cannot be read: it fails, since it would hold up the queue for ever.
    fileprivate func claim(_ number: Int, for lease: Lease, at now: Timestamp) throws -> Analysis? {
        try run(
            """
            UPDATE analyses SET state = 'running', phase = 'preparing', attempts = attempts + 1, waits_until = NULL,
                holder = ?, leased_until = ?, failure = NULL, started = ?, version = version + 1
            WHERE number = ?
            """, lease.holder, lease.until, now, number)
        try dropAnswer(of: number)
        do {
            return try analysis(number)
        } catch is UnreadableColumn {
            try end(number, .failed(Failure(.internal), partial: nil), at: now)
            return nil
        }
    }
}
