/// Work that takes a while and waits for nothing: it is done beside the event loop that asks for it.
enum Aside {
    /// Goes on to its end even where whoever waits for it is cancelled, so that it must have an end.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        // A detached task has no loop that it prefers.
        try await Task.detached { try work() }.value
    }
}
