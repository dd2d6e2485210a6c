/// What a server counts, at a moment.
public struct ServerCounts: Sendable, Equatable {
    /// Connections that are open.
    public var connections: Int
    /// Connections that were let in since the start.
    public var accepted: Int
    /// Connections that were not, because their peer had too many.
    public var turnedAway: Int
    /// Bytes of request bodies that are held in memory.
    public var heldBodyBytes: Int
    /// Request bodies that found no room there since the start.
    public var refusedBodies: Int

    init(_ core: ServerCore) {
        connections = core.ledger.count
        (accepted, turnedAway) = core.ledger.totals
        heldBodyBytes = core.budget.held
        refusedBodies = core.budget.refused
    }
}
