public import Vignette

/// Which jobs are whose.
extension SQLiteStore {
    public func claim(_ limit: Int, for lease: Lease, at now: Timestamp) async throws(Failure) -> [Analysis] {
        guard limit > 0 else { return [] }
        return try await change { connection in
            var claimed: [Analysis] = []
            // Again where one could not begin: it is over now, and the next one's turn has come.
            while claimed.count < limit {
                let numbers = try connection.turns(limit - claimed.count, for: lease.holder, at: now)
                if numbers.isEmpty { break }
                claimed += try numbers.compactMap { number in try connection.claim(number, for: lease, at: now) }
            }
            return claimed
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
            // A holder that hands back has ended in order. Of one that did not, a job may be what ended it.
            let uncounted = holder == nil ? 0 : 1
            for number in numbers {
                try connection.run(
                    """
                    UPDATE analyses SET state = 'queued', phase = NULL, attempts = max(0, attempts - ?), holder = NULL,
                        leased_until = NULL, started = NULL, version = version + 1
                    WHERE number = ?
                    """, uncounted, number)
                try connection.dropAnswer(of: number)
            }
        }
    }

    public func queueLength() async throws(Failure) -> Int {
        try await read { connection in try connection.queueLength() }
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
    /// How often a job is begun that never comes to an end of its own: then it is taken to end the server.
    private static let beginnings = 20

    /// The jobs whose turn it is. Not the holder's own: a clock that was set or a machine that slept makes them look
    /// as if nobody had them.
    fileprivate func turns(_ limit: Int, for holder: String, at now: Timestamp) throws -> [Int] {
        try rows(
            """
            SELECT number FROM (
                SELECT number FROM analyses INDEXED BY analyses_running
                WHERE state = 'running' AND leased_until <= ? AND holder IS NOT ?
                UNION ALL
                SELECT number FROM (
                    SELECT number FROM analyses INDEXED BY analyses_queued
                    WHERE state = 'queued' AND (waits_until IS NULL OR waits_until <= ?)
                    ORDER BY number LIMIT ?
                )
            ) ORDER BY number LIMIT ?
            """, now, holder, now, limit, limit
        ) { $0.int(0) }
    }

    /// Nil for one that cannot be read or was begun too often: it fails, since it would hold up the queue for ever.
    fileprivate func claim(_ number: Int, for lease: Lease, at now: Timestamp) throws -> Analysis? {
        let begun = try first("SELECT attempts FROM analyses WHERE number = ?", number) { $0.int(0) } ?? 0
        guard begun < Self.beginnings else {
            let failure = Failure(
                .internal, message: "This analysis ended the server several times, so it is not begun again.",
                advice: "Please try another picture, or tell whoever runs this server.")
            try end(number, .failed(failure, partial: nil), at: now)
            return nil
        }
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
