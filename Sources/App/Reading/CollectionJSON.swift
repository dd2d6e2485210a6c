internal import Bytes
internal import Vignette

/// A collection for programs: its rows in order, each an analysis or an upload that was refused.
struct CollectionJSON: Sendable {
    let bytes: [UInt8]

    /// - Parameters:
    ///   - addresses: of whoever asked; the links have the host in them.
    ///   - isOwner: whoever asked may change it.
    init(_ collection: PictureCollection, addresses: Addresses, now: Timestamp, isOwner: Bool) {
        let states = collection.analyses.map(\.state)
        bytes = JSONWriter(escapesLineSeparators: true).object { object in
            object.string("id", collection.id.text)
            object.string("created", collection.created.iso8601)
            object.bool("own", isOwner)
            object.bool("finished", states.allSatisfy(\.isFinished))
            object.object("count") { count in
                for state in AnalysisState.allCases {
                    count.int(state.rawValue, states.count { $0 == state })
                }
                count.int("refused", collection.rows.count - states.count)
            }
            object.array("rows") { rows in
                for row in collection.rows {
                    rows.object { Self.write(row, addresses, now, isOwner, to: &$0) }
                }
            }
            object.object("links") { links in
                links.string("page", addresses.absolute.collection(collection.id))
                links.string("json", addresses.absolute.document(of: collection.id))
            }
        }
    }

    private static func write(
        _ row: PictureCollection.Row, _ addresses: Addresses, _ now: Timestamp, _ isOwner: Bool,
        to object: inout JSONObjectWriter
    ) {
        switch row {
        case .analysis(let analysis):
            object.optional("position", analysis.place?.position)
            object.optional("file_name", analysis.pictures.first?.fileName)
            let json = AnalysisJSON(analysis, addresses: addresses, now: now, isOwner: isOwner)
            object.raw("analysis", JSONFragment(unchecked: json.bytes))
            object.null("failure")
        case .refused(let upload):
            object.int("position", upload.position)
            object.optional("file_name", upload.fileName)
            object.null("analysis")
            object.object("failure") { upload.failure.write(to: &$0) }
        }
    }
}
