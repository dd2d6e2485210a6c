import Loop
import TestSupport

/// A real server that answers.
final class RunningServer: Sendable {
    let port: UInt16
    private let process: ServerProcess
    /// What it asks in its turn.
    private let behind: RunningServer?

    struct NotReady: Error {
        let lastWords: String
    }

    /// - Parameter behind: lives as long as this.
    init(port: UInt16, process: ServerProcess, behind: RunningServer? = nil) {
        self.port = port
        self.process = process
        self.behind = behind
    }

    /// What start_llama.sh can be told to be.
    enum Mode: String, Sendable {
        case vision, text, think, router, random
    }

    /// Just started: it may not even listen yet.
    static func llamaStarting(_ mode: Mode, _ options: [String] = []) throws -> RunningServer {
        let port = try FreePort.find()
        let process = try ServerProcess(
            [Upstreams.script("start_llama.sh"), "\(port)"] + options, environment: ["MODE": mode.rawValue])
        return RunningServer(port: port, process: process)
    }

    static func llama(_ mode: Mode, _ options: [String] = []) async throws -> RunningServer {
        let server = try llamaStarting(mode, options)
        try await server.ready(within: .seconds(60))
        return server
    }

    /// LiteLLM, with a llama-server behind it.
    static func liteLLM() async throws -> RunningServer {
        let llama = try await llama(.vision)
        let port = try FreePort.find()
        let process = try ServerProcess([Upstreams.script("start_litellm.sh"), "\(port)", "\(llama.port)"])
        let server = RunningServer(port: port, process: process, behind: llama)
        try await server.ready(within: .seconds(120))
        return server
    }

    func end() {
        process.end()
    }

    /// Asks for its models until it has any answer to that but that it is loading.
    private func ready(within limit: Duration) async throws {
        let end = Moment.now() + limit
        while Moment.now() < end, !process.hasEnded {
            if let status = try? await status(), status != "503" { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw NotReady(lastWords: process.lastWords)
    }

    private func status() async throws -> Substring {
        let client = try RawClient(port: port)
        try await client.send("GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return try await client.receiveAll().dropFirst("HTTP/1.1 ".count).prefix(3)
    }
}
