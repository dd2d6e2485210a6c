internal import Vignette

/// The keys of the APIs, for whoever has a connection.
extension Connection {
    func addKey(_ key: KeptKey) throws -> Bool {
        try run(
            "INSERT INTO api_keys (name, digest, created) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING", key.name,
            key.digest, key.created) == 1
    }

    func programKeys() throws -> [KeptKey] {
        try rows("SELECT name, digest, created FROM api_keys ORDER BY number") {
            KeptKey(name: $0.text(0), digest: $0.text(1), created: Timestamp(milliseconds: Int64($0.int(2))))
        }
    }

    func removeKey(named name: String) throws -> Bool {
        try run("DELETE FROM api_keys WHERE name = ?", name) == 1
    }

    /// SQLite itself remembers the highest number that a table of this kind ever gave, also when its rows are gone.
    func hasHadKeys() throws -> Bool {
        try first("SELECT seq FROM sqlite_sequence WHERE name = 'api_keys'") { $0.int(0) } ?? 0 > 0
    }

    func forgetFormerKeys() throws -> Bool {
        if try first("SELECT 1 FROM api_keys LIMIT 1", read: { $0.int(0) }) != nil { return false }
        try run("DELETE FROM sqlite_sequence WHERE name = 'api_keys'")
        return true
    }
}
