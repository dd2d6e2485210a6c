/// The analyses of one submission, in order, and the uploads of it that were no pictures.
public struct PictureCollection: Sendable, Equatable {
    public typealias ID = KeptID<PictureCollection>

    /// How many rows one has at most.
    public static let limit = 50

    public let id: ID
    public let owner: Owner
    public let created: Timestamp
    /// By their position.
    public var rows: [Row]

    public enum Row: Sendable, Equatable {
        case analysis(Analysis)
        case refused(RefusedUpload)
    }

    public init(id: ID, owner: Owner, created: Timestamp, rows: [Row]) {
        self.id = id
        self.owner = owner
        self.created = created
        self.rows = rows
    }

    public var analyses: [Analysis] {
        rows.compactMap { row in
            guard case .analysis(let analysis) = row else { return nil }
            return analysis
        }
    }
}
