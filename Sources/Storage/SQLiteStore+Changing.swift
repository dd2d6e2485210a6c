public import Vignette

extension SQLiteStore {
    public func setAltText(_ text: String?, of id: Analysis.ID) async throws(Failure) {
        try await change { connection in
            let number = try connection.number(of: id)
            try connection.run("UPDATE analyses SET alt = ?, version = version + 1 WHERE number = ?", text, number)
            try connection.index(number)
            try connection.markOldWords()
        }
    }

    public func delete(_ id: Analysis.ID, at now: Timestamp) async throws(Failure) {
        try await change { connection in try connection.remove(connection.number(of: id)) }
    }

    public func retryFailed(
        of id: PictureCollection.ID, queueLimit: Int
    ) async throws(Failure) -> [Analysis.ID] {
        try await change { connection in
            let collection = try connection.number(of: id)
            // Whoever stopped one does not want it.
            let failed = try connection.rows(
                """
                SELECT number, id FROM analyses WHERE collection = ? AND state = 'failed'
                AND json_extract(failure, '$.code') IS NOT ? ORDER BY position
                """, collection, Failure.Code.stopped.rawValue
            ) { (number: $0.int(0), id: try $0.id(1, "analyses.id") as Analysis.ID) }
            try connection.checkQueue(adding: failed.count, limit: queueLimit)
            for analysis in failed {
                try connection.run(
                    """
                    UPDATE analyses SET state = 'queued', phase = NULL, attempts = 0, waits_until = NULL,
                        failure = NULL, started = NULL, finished = NULL, version = version + 1
                    WHERE number = ?
                    """, analysis.number)
                try connection.dropAnswer(of: analysis.number)
                try connection.index(analysis.number)
            }
            if !failed.isEmpty { try connection.markOldWords() }
            return failed.map(\.id)
        }
    }
}
