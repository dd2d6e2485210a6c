public import Vignette

extension SQLiteStore: KeyStore, QuotaStore {
    public func addKey(_ key: KeptKey) async throws(Failure) -> Bool {
        try await keep { connection in try connection.addKey(key) }
    }

    public func keys() async throws(Failure) -> [KeptKey] {
        try await read { connection in try connection.programKeys() }
    }

    public func removeKey(named name: String) async throws(Failure) -> Bool {
        try await change { connection in try connection.removeKey(named: name) }
    }

    public func hasHadKeys() async throws(Failure) -> Bool {
        try await read { connection in try connection.hasHadKeys() }
    }

    public func forgetFormerKeys() async throws(Failure) -> Bool {
        try await change { connection in try connection.forgetFormerKeys() }
    }

    public func takeFromQuota(of holder: String, on day: QuotaDay, limit: Int) async throws(Failure) -> Int? {
        guard limit > 0 else { return nil }
        let taken = try await keep { connection in
            // One statement: whoever comes between two others finds what was taken before.
            try connection.rows(
                """
                INSERT INTO quotas (day, holder, taken) VALUES (?, ?, 1)
                ON CONFLICT (day, holder) DO UPDATE SET taken = taken + 1 WHERE taken < ?
                RETURNING taken
                """, day.number, holder, limit
            ) { $0.int(0) }
        }
        return taken.first.map { limit - $0 }
    }

    public func leftOfQuota(of holder: String, on day: QuotaDay, limit: Int) async throws(Failure) -> Int {
        let taken = try await read { connection in
            try connection.first("SELECT taken FROM quotas WHERE day = ? AND holder = ?", day.number, holder) {
                $0.int(0)
            }
        }
        return max(0, limit - (taken ?? 0))
    }

    public func giveBackToQuota(of holder: String, on day: QuotaDay) async throws(Failure) {
        _ = try await change { connection in
            try connection.run(
                "UPDATE quotas SET taken = taken - 1 WHERE day = ? AND holder = ? AND taken > 0", day.number, holder)
        }
    }
}
