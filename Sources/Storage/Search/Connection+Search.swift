internal import Vignette

extension Connection {
    /// Puts what an analysis says now into the search index, in place of what it said before.
    ///
    /// Not while an answer is being written: that would write the index again with every save.
    func index(_ number: Int, isNew: Bool = false) throws {
        let analysis: Analysis
        do {
            analysis = try self.analysis(number)
        } catch is UnreadableColumn {
            // It can be ended and removed all the same; it is only not found by its words.
            try unindex(number)
            return
        }
        if !isNew { try unindex(number) }
        let owner = try first("SELECT owner FROM analyses WHERE number = ?", number) { $0.int(0) } ?? 0
        let readings = analysis.pictures.compactMap(\.reading) + (analysis.answer?.readings ?? [])
        let words = readings.flatMap { [$0.text] + $0.codes.map(\.content) }.joined(separator: "\n")
        try run(
            """
            INSERT INTO search (rowid, owner, title, text, alt, prompt, words, files)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, number, SearchQuery.word(of: owner), SearchText(analysis.title).text,
            SearchText(analysis.answer?.text ?? "").text, SearchText(analysis.altText).text,
            SearchText(analysis.plan.prompt).text, SearchText(words).text,
            SearchText(analysis.pictures.compactMap(\.fileName).joined(separator: "\n")).text)
    }

    func unindex(_ number: Int) throws {
        try run("DELETE FROM search WHERE rowid = ?", number)
    }

    /// Has the next sweeps take words out of the index for good whose texts are no more.
    func markOldWords() throws {
        try run("UPDATE upkeep SET has_old_words = 1")
    }
}
