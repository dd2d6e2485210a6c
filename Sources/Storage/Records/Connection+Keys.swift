internal import Vignette

/// The names that senders gave to their requests.
extension Connection {
    /// Nil where there is none, or one that is forgotten by now. Throws `idempotency_mismatch`.
    func place(of key: IdempotencyKey, at now: Timestamp) throws -> KeptPlace? {
        let found = try first(
            """
            SELECT fingerprint, analysis, collection FROM idempotency_keys
            WHERE scope = ? AND name = ? AND expires > ?
            """, key.scope, key.name, now
        ) { row in (fingerprint: row.text(0), place: try Self.place(row)) }
        guard let found else { return nil }
        guard found.fingerprint == key.fingerprint else { throw Failure(.idempotencyMismatch) }
        return found.place
    }

    private static func place(_ row: Statement) throws -> KeptPlace {
        row.isNull(1)
            ? .collection(try row.id(2, "idempotency_keys.collection"))
            : .analysis(try row.id(1, "idempotency_keys.analysis"))
    }

    func keep(_ key: IdempotencyKey, _ place: KeptPlace, at now: Timestamp) throws {
        var analysis: Analysis.ID?
        var collection: PictureCollection.ID?
        switch place {
        case .analysis(let id): analysis = id
        case .collection(let id): collection = id
        }
        try run(
            """
            INSERT OR REPLACE INTO idempotency_keys (scope, name, fingerprint, analysis, collection, expires)
            VALUES (?, ?, ?, ?, ?, ?)
            """, key.scope, key.name, key.fingerprint, analysis, collection, now + IdempotencyKey.lifetime)
    }
}
