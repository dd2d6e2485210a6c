/// Keeps analyses, their pictures and the queue of jobs.
///
/// What a method has acknowledged survives the end of the process at any moment. Every method throws `storage_full`
/// where there is no room, `busy` where the store is locked for too long, and `internal` for faults of its own.
public protocol AnalysisStore: Sendable {
    // MARK: - Keeping

    /// Keeps a submission, whole.
    ///
    /// Returns where an earlier submission with the same key and fingerprint lies, nil where this one was kept. Throws
    /// `idempotency_mismatch` for the same key with another fingerprint, `too_many_pictures` where a collection would
    /// get too long, `not_found` for a collection that is not its owner's, and `busy` where more than `queueLimit` jobs
    /// would wait; nothing is kept then.
    func add(_ submission: Submission, queueLimit: Int) async throws(Failure) -> KeptPlace?

    /// Where the submission with this key lies, nil where there is none. Throws `idempotency_mismatch` as above.
    func place(of key: IdempotencyKey, at now: Timestamp) async throws(Failure) -> KeptPlace?

    /// Keeps a key for what an earlier submission made, so that the next request with it leads there too. A key that is
    /// known already stays as it is. Throws `idempotency_mismatch` as above.
    func keep(_ key: IdempotencyKey, for place: KeptPlace, at now: Timestamp) async throws(Failure)

    /// The newest analysis of that owner that is done, has this fingerprint and has not expired.
    func analysis(
        like fingerprint: String, of owner: Owner, at now: Timestamp
    ) async throws(Failure) -> Analysis.ID?

    // MARK: - Reading

    /// Throws `not_found`, or `gone` for one that was deleted or has expired.
    func analysis(_ id: Analysis.ID) async throws(Failure) -> Analysis

    /// With all its rows. Throws `not_found`, or `gone` where all it held is gone.
    func collection(_ id: PictureCollection.ID) async throws(Failure) -> PictureCollection

    /// Throws `not_found`.
    func picture(_ digest: String) async throws(Failure) -> Picture

    /// The newest first.
    func analyses(_ query: LibraryQuery) async throws(Failure) -> [Analysis]

    /// How many jobs come before this one; nil where it does not wait in the queue.
    func queuePosition(of id: Analysis.ID) async throws(Failure) -> Int?

    /// How many jobs wait in the queue.
    func queueLength() async throws(Failure) -> Int

    // MARK: - Changing

    /// Nil: it is made of the answer again. Throws `not_found`, `gone`.
    func setAltText(_ text: String?, of id: Analysis.ID) async throws(Failure)

    /// Removes it with all that no other analysis needs, for good; its id answers `gone` from now on. Throws
    /// `not_found`, `gone`.
    func delete(_ id: Analysis.ID, at now: Timestamp) async throws(Failure)

    /// Puts the failed analyses of a collection into the queue again, without what they said; not those that were
    /// stopped. Returns which. Throws `not_found`, `gone`, and `busy` where more than `queueLimit` jobs would wait.
    func retryFailed(
        of id: PictureCollection.ID, queueLimit: Int
    ) async throws(Failure) -> [Analysis.ID]

    // MARK: - Jobs

    /// Up to `limit` jobs whose turn it is, the oldest first: queued ones that need not wait any more, and running ones
    /// of other holders whose lease has run out. Nobody ever gets a job that is still their own: whoever cannot end one
    /// must postpone it. They are running from now on, and `attempts` counts this one. A job that was begun 20 times
    /// without coming to an end of its own fails instead, as `internal`.
    func claim(_ limit: Int, for lease: Lease, at now: Timestamp) async throws(Failure) -> [Analysis]

    /// Which of these jobs the lease's holder still has; their leases are as long as this one from now on.
    func renew(_ ids: [Analysis.ID], _ lease: Lease) async throws(Failure) -> Set<Analysis.ID>

    /// Keeps what a running job has so far; does nothing where another holder has it.
    func save(_ progress: Progress, of id: Analysis.ID, for holder: String) async throws(Failure)

    /// Keeps the pictures as they are sent, in the order of the analysis; does nothing where another holder has it.
    func keepSent(_ pictures: [Picture], of id: Analysis.ID, for holder: String) async throws(Failure)

    /// Keeps what was read in the pictures, in the order of the analysis; does nothing where another holder has it.
    func keepReadings(_ readings: [Reading], of id: Analysis.ID, for holder: String) async throws(Failure)

    /// Ends a job. Returns whether the holder still had it: otherwise nothing was changed.
    func finish(
        _ id: Analysis.ID, _ outcome: Outcome, for holder: String, at now: Timestamp
    ) async throws(Failure) -> Bool

    /// Puts a job back into the queue, for a time not before `moment`, saying why. Its text so far is dropped. `attempts`
    /// does not count what `busy` or `storage_full` ended: such troubles are the server's own, whatever the job.
    func postpone(
        _ id: Analysis.ID, until moment: Timestamp, because failure: Failure, for holder: String
    ) async throws(Failure)

    /// Puts all jobs of a holder back into the queue, as if they had not begun. Nil: of every holder, which is right only
    /// where no other runner can be at work; what they began counts then, since it may be what ended them.
    func handBack(of holder: String?) async throws(Failure)

    /// Ends an analysis that waits in the queue, as `stopped`. Returns false where it does not wait there.
    func stopQueued(_ id: Analysis.ID, at now: Timestamp) async throws(Failure) -> Bool

    /// When the next job's turn comes that has to wait for its time or for a lease to run out; nil where there is none.
    func nextTurn() async throws(Failure) -> Timestamp?

    // MARK: - Upkeep

    /// Removes what has expired, up to `limit` of them, and what nothing refers to any more. Returns the analyses that
    /// went.
    func sweep(at now: Timestamp, limit: Int) async throws(Failure) -> [Analysis.ID]

    /// Throws where the store cannot be written to, or could not be a moment ago. May be asked as often as one likes.
    func check() async throws(Failure)
}
