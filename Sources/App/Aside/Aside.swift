internal import Vignette

/// Work that takes a while and waits for nothing: it is done beside the event loop that asks for it, one piece after the
/// other, so that all the rest has threads to run on.
enum Aside {
    private static let turnstile = Turnstile(places: 1)

    /// Where whoever waits for it is cancelled the work is told so, but waited for.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await turnstile.pass {
            // A detached task has no loop that it prefers.
            let task = Task.detached { try work() }
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        }
    }
}
