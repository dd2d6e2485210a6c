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
}
