internal import Vignette

/// Reading analyses.
extension Connection {
    /// Throws `UnreadableColumn` where a later version or damage left something unknown.
    func analysis(_ number: Int) throws -> Analysis {
        let pictures = try pictures(of: number)
        let analysis = try first(
            """
            SELECT analyses.id, owners.name, collections.id, analyses.position, made_from, parent, plans.plan, state,
                phase, attempts, waits_until, answers.analysis, answers.text, answers.reasoning, answers.details,
                failure, alt, analyses.created, started, finished, expires, version
            FROM analyses
            JOIN owners ON owners.number = analyses.owner
            JOIN plans ON plans.analysis = analyses.number
            LEFT JOIN collections ON collections.number = analyses.collection
            LEFT JOIN answers ON answers.analysis = analyses.number
            WHERE analyses.number = ?
            """, number
        ) { row in try Self.analysis(row, pictures) }
        guard let analysis else { throw Failure(.notFound) }
        return analysis
    }

    private static func analysis(_ row: Statement, _ pictures: [AnalysisPicture]) throws -> Analysis {
        Analysis(
            id: try row.id(0, "analyses.id"), owner: try row.known(Owner(row.text(1)), "owners.name"),
            place: try row.isNull(2)
                ? nil : CollectionPlace(row.id(2, "collections.id"), position: row.int(3)),
            from: try row.isNull(4) ? nil : row.id(4, "analyses.made_from"),
            parent: try row.isNull(5) ? nil : row.id(5, "analyses.parent"),
            plan: try QuestionPlan(kept: row.textBytes(6)), pictures: pictures,
            state: try row.known(AnalysisState(rawValue: row.text(7)), "analyses.state"),
            phase: try row.isNull(8) ? nil : row.known(AnalysisPhase(rawValue: row.text(8)), "analyses.phase"),
            attempts: row.int(9), waitsUntil: row.moment(10),
            answer: try row.isNull(11)
                ? nil
                : Answer(
                    text: row.text(12), reasoning: row.text(13), keptDetails: row.isNull(14) ? nil : row.textBytes(14)),
            failure: try row.isNull(15) ? nil : Failure(kept: row.textBytes(15)), editedAltText: row.optionalText(16),
            created: try row.known(row.moment(17), "analyses.created"), started: row.moment(18),
            finished: row.moment(19), expires: row.moment(20), version: row.int(21))
    }

    private func pictures(of number: Int) throws -> [AnalysisPicture] {
        try rows(
            """
            SELECT file_name, receipt, reading,
                master.digest, master.format, master.width, master.height, length(master.bytes),
                thumbnail.digest, thumbnail.format, thumbnail.width, thumbnail.height, length(thumbnail.bytes),
                sent.digest, sent.format, sent.width, sent.height, length(sent.bytes)
            FROM analysis_pictures
            JOIN pictures AS master ON master.number = analysis_pictures.master
            LEFT JOIN pictures AS thumbnail ON thumbnail.number = analysis_pictures.thumbnail
            LEFT JOIN pictures AS sent ON sent.number = analysis_pictures.sent
            WHERE analysis = ? ORDER BY position
            """, number
        ) { row in
            AnalysisPicture(
                fileName: row.optionalText(0), master: try row.facts(from: 3),
                thumbnail: try row.isNull(8) ? nil : row.facts(from: 8),
                sent: try row.isNull(13) ? nil : row.facts(from: 13), receipt: try Receipt(kept: row.textBytes(1)),
                reading: try row.isNull(2) ? nil : Reading(kept: row.textBytes(2)))
        }
    }
}

extension Statement {
    func id<Kept>(_ column: Int32, _ name: String) throws(UnreadableColumn) -> KeptID<Kept> {
        try known(KeptID(text(column)), name)
    }

    func known<Value>(_ value: Value?, _ name: String) throws(UnreadableColumn) -> Value {
        guard let value else { throw UnreadableColumn(name) }
        return value
    }

    /// Digest, format, width, height and count of bytes in five columns.
    fileprivate func facts(from column: Int32) throws(UnreadableColumn) -> PictureFacts {
        PictureFacts(
            digest: text(column), format: try known(PictureFormat(rawValue: text(column + 1)), "pictures.format"),
            size: PictureSize(width: int(column + 2), height: int(column + 3)), byteCount: int(column + 4))
    }
}
