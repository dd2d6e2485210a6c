internal import Vignette

/// Keeping new analyses.
extension Connection {
    /// - Parameter collection: its number, and the position there.
    func insert(
        _ item: Submission.Item, owner: Int, collection: (number: Int, position: Int)?
    ) throws {
        let analysis = item.analysis
        try run(
            """
            INSERT INTO analyses (id, owner, collection, position, made_from, parent, fingerprint, state, phase,
                attempts, waits_until, failure, alt, created, started, finished, expires, version, leased_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, analysis.id, owner, collection?.number, collection?.position, analysis.from, analysis.parent,
            item.fingerprint, analysis.state.rawValue, analysis.phase?.rawValue, analysis.attempts,
            analysis.waitsUntil, analysis.failure?.kept, analysis.editedAltText, analysis.created, analysis.started,
            analysis.finished, analysis.expires, analysis.version,
            // One that runs already is nobody's: the next who claims gets it.
            analysis.state == .running ? 0 : nil)
        let number = try lastNumber()
        try run("INSERT INTO plans (analysis, plan) VALUES (?, ?)", number, analysis.plan.kept)
        if let answer = analysis.answer { try keep(answer, of: number) }
        try keep(item.pictures)
        for (position, picture) in analysis.pictures.enumerated() {
            try insert(picture, at: position, of: number)
        }
        try index(number, isNew: true)
    }

    private func insert(_ picture: AnalysisPicture, at position: Int, of analysis: Int) throws {
        try run(
            """
            INSERT INTO analysis_pictures (analysis, position, file_name, master, thumbnail, sent, receipt, reading)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, analysis, position, picture.fileName, try kept(picture.master), try picture.thumbnail.map(kept),
            try picture.sent.map(kept), picture.receipt.kept, picture.reading?.kept)
    }

    /// Throws `gone` where the bytes neither came nor are kept: the analysis they were taken from was just removed.
    private func kept(_ facts: PictureFacts) throws -> Int {
        guard let number = try number(ofPicture: facts.digest) else { throw Failure(.gone) }
        return number
    }

    /// A whole answer.
    func keep(_ answer: Answer, of analysis: Int) throws {
        try run(
            "INSERT OR REPLACE INTO answers (analysis, text, reasoning, details) VALUES (?, ?, ?, ?)", analysis,
            answer.text, answer.reasoning, answer.keptDetails)
    }

    /// The part of an answer that is there while it is written.
    func keepPart(_ text: String, _ reasoning: String, of analysis: Int) throws {
        if text.isEmpty, reasoning.isEmpty { return try dropAnswer(of: analysis) }
        try run(
            """
            INSERT INTO answers (analysis, text, reasoning) VALUES (?, ?, ?)
            ON CONFLICT (analysis) DO UPDATE SET text = excluded.text, reasoning = excluded.reasoning, details = NULL
            """, analysis, text, reasoning)
    }

    func dropAnswer(of analysis: Int) throws {
        try run("DELETE FROM answers WHERE analysis = ?", analysis)
    }
}
