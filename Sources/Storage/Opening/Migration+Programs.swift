extension Migration {
    /// What programs need: their keys, of which the SHA-256 alone is kept, and the day's counts of those who have none.
    static let programs: StaticString = """
        CREATE TABLE api_keys (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL UNIQUE,
            created INTEGER NOT NULL
        ) STRICT;

        -- Days are counted since 1970. What is old lies together, to be removed.
        CREATE TABLE quotas (
            day INTEGER NOT NULL,
            holder TEXT NOT NULL,
            taken INTEGER NOT NULL,
            PRIMARY KEY (day, holder)
        ) STRICT, WITHOUT ROWID;
        """
}
