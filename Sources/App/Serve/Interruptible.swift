/// Work that ends early when the process is asked to stop.
enum Interruptible {
    private enum Event<Value: Sendable>: Sendable {
        case done(Result<Value, any Error>)
        case signal
    }

    /// Runs `work`; at the first signal it is cancelled. Returns when it has ended, either way.
    static func run<Value: Sendable>(
        _ signals: StopSignals, _ work: @escaping @Sendable () async throws -> Value
    ) async -> Result<Value, any Error> {
        await withTaskGroup(of: Event<Value>.self) { group in
            group.addTask {
                do { return .done(.success(try await work())) } catch { return .done(.failure(error)) }
            }
            group.addTask {
                await signals.wait()
                return .signal
            }
            var outcome = Result<Value, any Error>.failure(CancellationError())
            // Two events, whichever comes first: the other one is hurried.
            for await event in group {
                if case .done(let result) = event { outcome = result }
                group.cancelAll()
            }
            return outcome
        }
    }
}
