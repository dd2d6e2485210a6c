internal import Vignette

/// What ids and owners are in the database: numbers.
extension Connection {
    /// Throws `not_found`, or `gone` for what was removed.
    func number(of id: Analysis.ID) throws -> Int {
        if let number = try first("SELECT number FROM analyses WHERE id = ?", id, read: { $0.int(0) }) { return number }
        throw try missing(id.text)
    }

    /// Throws `not_found`, or `gone` for one of which everything was removed.
    func number(of id: PictureCollection.ID) throws -> Int {
        if let number = try first("SELECT number FROM collections WHERE id = ?", id, read: { $0.int(0) }) {
            return number
        }
        throw try missing(id.text)
    }

    private func missing(_ id: String) throws -> Failure {
        let isGone = try first("SELECT 1 FROM tombstones WHERE id = ?", id) { _ in true } ?? false
        return Failure(isGone ? .gone : .notFound)
    }

    /// Nil for an owner of nothing.
    func number(of owner: Owner) throws -> Int? {
        try first("SELECT number FROM owners WHERE name = ?", owner.description) { $0.int(0) }
    }

    /// Makes the owner known where it is not.
    func numberMaking(_ owner: Owner) throws -> Int {
        if let number = try number(of: owner) { return number }
        try run("INSERT INTO owners (name) VALUES (?)", owner.description)
        return try lastNumber()
    }

    /// Of the row that was inserted last.
    func lastNumber() throws -> Int {
        try first("SELECT last_insert_rowid()") { $0.int(0) } ?? 0
    }
}
