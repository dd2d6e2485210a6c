internal import Synchronization
internal import Vignette

/// The names of requests that are being received: a second one of the same name cannot be told from them yet.
final class RequestsInFlight: Sendable {
    private let names = Mutex<Set<IdempotencyName>>([])

    /// Throws `idempotency_in_flight` where one of that name is being received. Without a name nothing is held up.
    func with<Value>(_ name: IdempotencyName?, _ body: () async throws -> Value) async throws -> Value {
        guard let name else { return try await body() }
        guard names.withLock({ $0.insert(name).inserted }) else { throw Failure(.idempotencyInFlight) }
        defer { names.withLock { _ = $0.remove(name) } }
        return try await body()
    }
}
