/// Work that several may ask for at once, and that is then done once for all of them.
///
/// It goes on when those who asked are cancelled, so it must end by itself; whoever is cancelled stops waiting at once.
actor SharedWork<Key: Hashable & Sendable, Value: Sendable> {
    private var running: [Key: Task<Value, any Error>] = [:]

    func value(for key: Key, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = running[key] ?? begin(key, work)
        // A task's value is awaited to its end, a stream only until the waiting task is cancelled.
        let (end, ended) = AsyncStream.makeStream(of: Never.self)
        Task {
            _ = await task.result
            ended.finish()
        }
        for await _ in end {}
        try Task.checkCancellation()
        return try await task.value
    }

    private func begin(
        _ key: Key, _ work: @escaping @Sendable () async throws -> Value
    ) -> Task<Value, any Error> {
        let task = Task.detached {
            let result: Result<Value, any Error>
            do { result = .success(try await work()) } catch { result = .failure(error) }
            await self.forget(key)
            return try result.get()
        }
        running[key] = task
        return task
    }

    private func forget(_ key: Key) {
        running[key] = nil
    }
}
