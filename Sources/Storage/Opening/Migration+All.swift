extension Migration {
    static let all = [Migration(number: 1, script: tables), Migration(number: 2, script: programs)]

    /// - `number` is the order of arrival: of the queue, and backwards of the library. It is never used again.
    /// - What is changed often (`analyses`, `answers`) stands apart from what is long and stays (`plans`, `pictures`).
    /// - `analyses_queued` holds the queue and nothing else; who means it says so, since to the planner the table itself
    ///   is in the same order.
    /// - A row of `answers` is an answer; `details` is NULL as long as it is being written.
    /// - Moments are milliseconds since 1970; what is compound is JSON.
    private static let tables: StaticString = """
        CREATE TABLE owners (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE collections (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            owner INTEGER NOT NULL REFERENCES owners,
            created INTEGER NOT NULL,
            next_position INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX collections_of_owner ON collections (owner);

        CREATE TABLE refused (
            collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
            position INTEGER NOT NULL,
            file_name TEXT,
            failure TEXT NOT NULL,
            PRIMARY KEY (collection, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE analyses (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            owner INTEGER NOT NULL REFERENCES owners,
            collection INTEGER REFERENCES collections,
            position INTEGER,
            made_from TEXT,
            parent TEXT,
            fingerprint TEXT NOT NULL,
            state TEXT NOT NULL,
            phase TEXT,
            attempts INTEGER NOT NULL,
            waits_until INTEGER,
            holder TEXT,
            leased_until INTEGER,
            failure TEXT,
            alt TEXT,
            created INTEGER NOT NULL,
            started INTEGER,
            finished INTEGER,
            expires INTEGER,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX analyses_of_owner ON analyses (owner);
        CREATE UNIQUE INDEX analyses_of_collection ON analyses (collection, position) WHERE collection IS NOT NULL;
        CREATE INDEX analyses_done ON analyses (fingerprint, owner) WHERE state = 'done';
        CREATE INDEX analyses_queued ON analyses (number) WHERE state = 'queued';
        CREATE INDEX analyses_waiting ON analyses (waits_until) WHERE state = 'queued' AND waits_until IS NOT NULL;
        CREATE INDEX analyses_running ON analyses (leased_until) WHERE state = 'running';
        CREATE INDEX analyses_expiring ON analyses (expires) WHERE expires IS NOT NULL;

        CREATE TABLE plans (
            analysis INTEGER PRIMARY KEY REFERENCES analyses ON DELETE CASCADE,
            plan TEXT NOT NULL
        ) STRICT;

        CREATE TABLE answers (
            analysis INTEGER PRIMARY KEY REFERENCES analyses ON DELETE CASCADE,
            text TEXT NOT NULL,
            reasoning TEXT NOT NULL,
            details TEXT
        ) STRICT;

        CREATE TABLE pictures (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL UNIQUE,
            format TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE analysis_pictures (
            analysis INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE,
            position INTEGER NOT NULL,
            file_name TEXT,
            master INTEGER NOT NULL REFERENCES pictures,
            thumbnail INTEGER REFERENCES pictures,
            sent INTEGER REFERENCES pictures,
            receipt TEXT NOT NULL,
            reading TEXT,
            PRIMARY KEY (analysis, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX uses_as_master ON analysis_pictures (master);
        CREATE INDEX uses_as_thumbnail ON analysis_pictures (thumbnail) WHERE thumbnail IS NOT NULL;
        CREATE INDEX uses_as_sent ON analysis_pictures (sent) WHERE sent IS NOT NULL;

        CREATE TABLE idempotency_keys (
            scope TEXT NOT NULL,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            analysis TEXT,
            collection TEXT,
            expires INTEGER NOT NULL,
            PRIMARY KEY (scope, name)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX keys_expiring ON idempotency_keys (expires);

        -- Ids of what was removed, and nothing else of it.
        CREATE TABLE tombstones (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

        -- One row: what a check of the disk writes to, and whether the search index may hold words of deleted texts.
        CREATE TABLE upkeep (checks INTEGER NOT NULL, has_old_words INTEGER NOT NULL) STRICT;
        INSERT INTO upkeep VALUES (0, 0);

        CREATE VIRTUAL TABLE search USING fts5 (
            owner, title, text, alt, prompt, words, files, tokenize = 'unicode61 remove_diacritics 2'
        );
        """
}
