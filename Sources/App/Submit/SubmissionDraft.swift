internal import Vignette

/// A submission as it will be kept: analyses of the good pictures, and what was wrong with the others.
struct SubmissionDraft: Sendable {
    let submission: Submission
    /// Where it will be found.
    let place: KeptPlace
    /// In the order in which the pictures were sent.
    let rows: [KeptSubmission.Row]

    /// Throws the first picture's failure where nothing is left to ask about, and where all belong together.
    init(
        _ sent: [SubmittedForm.Sent], _ plan: QuestionPlan, _ fields: SubmissionFields, owner: Owner, at now: Timestamp
    ) throws(Failure) {
        let target = Self.target(fields, count: sent.count)
        let failures = sent.compactMap(\.failure)
        if let first = failures.first {
            guard !fields.isTogether else { throw first }
            if failures.count == sent.count, target.existing == nil { throw first }
        }
        let expires = fields.expireDays > 0 ? now + .seconds(fields.expireDays * 86_400) : nil
        var items: [Submission.Item] = []
        var refused: [RefusedUpload] = []
        var rows: [KeptSubmission.Row] = []
        let groups = fields.isTogether ? [sent] : sent.map { [$0] }
        for (position, group) in groups.enumerated() {
            if let failure = group[0].failure {
                let upload = RefusedUpload(position: position, fileName: group[0].fileName, failure: failure)
                refused.append(upload)
                rows.append(.refused(upload))
                continue
            }
            let analysis = Analysis(
                id: .random(), owner: owner, place: target.id.map { CollectionPlace($0, position: position) },
                plan: plan, pictures: group.compactMap(\.picture), created: now, expires: expires)
            items.append(
                Submission.Item(
                    analysis: analysis, pictures: group.flatMap(\.kept),
                    fingerprint: Fingerprint.of(plan, pictures: analysis.pictures.map(\.master.digest))))
            rows.append(.analysis(analysis.id))
        }
        submission = Submission(owner: owner, target: target, items: items, refused: refused, created: now)
        self.rows = rows
        if let collection = target.id {
            place = .collection(collection)
        } else {
            guard let alone = items.first else { throw Failure(.noPicture) }
            place = .analysis(alone.analysis.id)
        }
    }

    private static func target(_ fields: SubmissionFields, count: Int) -> Submission.Target {
        switch fields.target {
        case .existing(let id): .existing(id)
        case .new: .new(.random())
        case .none: count > 1 && !fields.isTogether ? .new(.random()) : .alone
        }
    }
}

extension Submission.Target {
    fileprivate var id: PictureCollection.ID? {
        switch self {
        case .alone: nil
        case .new(let id), .existing(let id): id
        }
    }

    fileprivate var existing: PictureCollection.ID? {
        if case .existing(let id) = self { id } else { nil }
    }
}

extension SubmittedForm.Sent {
    var failure: Failure? {
        guard case .failure(let failure) = outcome else { return nil }
        return failure
    }

    private var prepared: PreparedPicture? {
        guard case .success(let prepared) = outcome else { return nil }
        return prepared
    }

    fileprivate var picture: AnalysisPicture? {
        prepared.map { prepared in
            AnalysisPicture(
                fileName: fileName, master: PictureFacts(prepared.picture),
                thumbnail: prepared.thumbnail.map { PictureFacts($0) }, receipt: prepared.receipt)
        }
    }

    /// The bytes that are kept.
    fileprivate var kept: [Picture] {
        prepared.map { [$0.picture] + ($0.thumbnail.map { [$0] } ?? []) } ?? []
    }
}
