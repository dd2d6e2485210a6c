/// The one real server that runs at a time: the machine has few cores, and others need them too.
///
/// Tests that need the same one get it without a new start; the last one ends with this process.
actor Servers {
    static let shared = Servers()

    enum Kind: Hashable {
        case llama(RunningServer.Mode, [String])
        case liteLLM
    }

    private var kind: Kind?
    private var server: RunningServer?

    func running(_ kind: Kind) async throws -> RunningServer {
        if let server, self.kind == kind { return server }
        clear()
        let started =
            switch kind {
            case .llama(let mode, let options): try await RunningServer.llama(mode, options)
            case .liteLLM: try await RunningServer.liteLLM()
            }
        (self.kind, server) = (kind, started)
        return started
    }

    func llama(_ mode: RunningServer.Mode = .vision, _ options: String...) async throws -> RunningServer {
        try await running(.llama(mode, options))
    }

    /// Ends the one that runs, for a test that starts its own.
    func clear() {
        server?.end()
        (kind, server) = (nil, nil)
    }
}
