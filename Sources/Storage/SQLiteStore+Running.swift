public import Vignette

/// What becomes of a job while it runs, and how it ends.
extension SQLiteStore {
    public func save(_ progress: Progress, of id: Analysis.ID, for holder: String) async throws(Failure) {
        try await keep { connection in
            guard let number = try connection.number(of: id, heldBy: holder) else { return }
            try connection.run(
                "UPDATE analyses SET phase = ?, version = version + 1 WHERE number = ?", progress.phase.rawValue, number
            )
            try connection.keepPart(progress.text, progress.reasoning, of: number)
        }
    }

    public func keepSent(_ pictures: [Picture], of id: Analysis.ID, for holder: String) async throws(Failure) {
        try await keep { connection in
            guard let number = try connection.number(of: id, heldBy: holder) else { return }
            let before = try connection.pictureNumbers(of: number)
            try connection.keep(pictures)
            for (position, picture) in pictures.enumerated() {
                try connection.run(
                    "UPDATE analysis_pictures SET sent = ? WHERE analysis = ? AND position = ?",
                    try connection.number(ofPicture: picture.digest), number, position)
            }
            // What an earlier try has sent may be another size; and more pictures may have come than there are places.
            let offered = Set(try pictures.compactMap { try connection.number(ofPicture: $0.digest) })
            try connection.dropUnused(before.union(offered))
            try connection.touch(number)
        }
    }

    public func keepReadings(_ readings: [Reading], of id: Analysis.ID, for holder: String) async throws(Failure) {
        try await keep { connection in
            guard let number = try connection.number(of: id, heldBy: holder) else { return }
            for (position, reading) in readings.enumerated() {
                try connection.run(
                    "UPDATE analysis_pictures SET reading = ? WHERE analysis = ? AND position = ?", reading.kept,
                    number, position)
            }
            try connection.touch(number)
        }
    }

    public func finish(
        _ id: Analysis.ID, _ outcome: Outcome, for holder: String, at now: Timestamp
    ) async throws(Failure) -> Bool {
        try await change { connection in
            guard let number = try connection.number(of: id, heldBy: holder) else { return false }
            try connection.end(number, outcome, at: now)
            return true
        }
    }

    public func postpone(
        _ id: Analysis.ID, until moment: Timestamp, because failure: Failure, for holder: String
    ) async throws(Failure) {
        try await change { connection in
            guard let number = try connection.number(of: id, heldBy: holder) else { return }
            // What is wrong with this server says nothing about the job.
            let uncounted = [.busy, .storageFull].contains(failure.code) ? 1 : 0
            try connection.run(
                """
                UPDATE analyses SET state = 'queued', phase = NULL, attempts = max(0, attempts - ?), waits_until = ?,
                    failure = ?, holder = NULL, leased_until = NULL, started = NULL, version = version + 1
                WHERE number = ?
                """, uncounted, moment, failure.kept, number)
            try connection.dropAnswer(of: number)
        }
    }

    public func stopQueued(_ id: Analysis.ID, at now: Timestamp) async throws(Failure) -> Bool {
        try await change { connection in
            let number = try connection.first("SELECT number FROM analyses WHERE id = ? AND state = 'queued'", id) {
                $0.int(0)
            }
            guard let number else { return false }
            try connection.end(number, .failed(Failure(.stopped), partial: nil), at: now)
            return true
        }
    }
}

extension Connection {
    /// Nil where the job is another's, is over, or is no more.
    fileprivate func number(of id: Analysis.ID, heldBy holder: String) throws -> Int? {
        try first("SELECT number FROM analyses WHERE id = ? AND state = 'running' AND holder = ?", id, holder) {
            $0.int(0)
        }
    }

    fileprivate func touch(_ number: Int) throws {
        try run("UPDATE analyses SET version = version + 1 WHERE number = ?", number)
    }

    /// Whatever it was, it is over now, and what it says can be found.
    func end(_ number: Int, _ outcome: Outcome, at now: Timestamp) throws {
        let state: AnalysisState
        let answer: Answer?
        let failure: Failure?
        switch outcome {
        case .done(let whole): (state, answer, failure) = (.done, whole, nil)
        case .failed(let cause, let partial): (state, answer, failure) = (.failed, partial, cause)
        }
        try run(
            """
            UPDATE analyses SET state = ?, phase = NULL, waits_until = NULL, holder = NULL, leased_until = NULL,
                failure = ?, finished = ?, version = version + 1
            WHERE number = ?
            """, state.rawValue, failure?.kept, now, number)
        if let answer { try keep(answer, of: number) } else { try dropAnswer(of: number) }
        try index(number)
    }
}
