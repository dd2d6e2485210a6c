internal import Vignette

extension Connection {
    /// Removes an analysis with everything that nothing else needs: its texts, its pictures, what is found by them, its
    /// collection and its owner once they are empty.
    func remove(_ number: Int) throws {
        let whose = try first("SELECT id, owner, collection FROM analyses WHERE number = ?", number) { row in
            (id: row.text(0), owner: row.int(1), collection: row.optionalInt(2))
        }
        guard let whose else { return }
        let pictures = try pictureNumbers(of: number)
        try unindex(number)
        try markOldWords()
        try run("DELETE FROM analyses WHERE number = ?", number)
        try bury(whose.id)
        try dropUnused(pictures)
        if let collection = whose.collection { try removeEmpty(collection: collection) }
        try run(
            """
            DELETE FROM owners WHERE number = ?
            AND NOT EXISTS (SELECT 1 FROM analyses WHERE owner = owners.number)
            AND NOT EXISTS (SELECT 1 FROM collections WHERE owner = owners.number)
            """, whose.owner)
    }

    /// Refused uploads alone make no collection: their file names go with the last analysis.
    private func removeEmpty(collection: Int) throws {
        let isEmpty = try first("SELECT 1 FROM analyses WHERE collection = ?", collection) { _ in false } ?? true
        guard isEmpty else { return }
        let id = try first("SELECT id FROM collections WHERE number = ?", collection) { $0.text(0) }
        try run("DELETE FROM collections WHERE number = ?", collection)
        if let id { try bury(id) }
    }

    private func bury(_ id: String) throws {
        try run("INSERT OR IGNORE INTO tombstones (id) VALUES (?)", id)
    }
}
