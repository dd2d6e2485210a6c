internal import Bytes
internal import Vignette

/// Where a submission is, as programs read it: an analysis, or a collection with a row for each picture of this
/// submission.
struct SubmittedJSON: Sendable {
    private let kept: KeptSubmission
    private let found: [Analysis.ID: Analysis]
    private let addresses: Addresses

    /// - Parameter found: the analyses that were looked up; others wait in the queue where they are new.
    init(_ kept: KeptSubmission, _ found: [Analysis.ID: Analysis], _ addresses: Addresses) {
        self.kept = kept
        self.found = found
        self.addresses = addresses
    }

    var bytes: [UInt8] {
        JSONWriter(escapesLineSeparators: true).object { object in
            switch kept.place {
            case .analysis(let id):
                write(id, to: &object)
                if kept.isReused { object.bool("reused", true) }
            case .collection(let id):
                object.string("collection", id.text)
                object.object("links") { links in
                    links.string("page", addresses.collection(id))
                    links.string("json", addresses.document(of: id))
                }
                if !kept.rows.isEmpty {
                    object.array("rows") { rows in
                        for row in kept.rows { rows.object { write(row, to: &$0) } }
                    }
                }
            }
        }
    }

    private func write(_ row: KeptSubmission.Row, to object: inout JSONObjectWriter) {
        switch row {
        case .analysis(let id): write(id, to: &object)
        case .refused(let upload):
            object.string("state", "refused")
            object.optional("file_name", upload.fileName)
            object.object("failure") { upload.failure.write(to: &$0) }
        }
    }

    private func write(_ id: Analysis.ID, to object: inout JSONObjectWriter) {
        object.string("id", id.text)
        if let state = found[id]?.state ?? (kept.rows.isEmpty ? nil : .queued) {
            object.string("state", state.rawValue)
        }
        object.object("links") { links in
            links.string("page", addresses.analysis(id))
            links.string("json", addresses.document(.json, of: id))
            links.string("markdown", addresses.document(.markdown, of: id))
            links.string("text", addresses.document(.text, of: id))
            links.string("events", addresses.events(of: id))
            links.string("embed", addresses.embed(id))
        }
    }
}
