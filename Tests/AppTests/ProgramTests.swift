import Foundation
import Glibc
import TestSupport
import Testing

/// The executable itself, started as a user would.
@Suite struct ProgramTests {
    /// `swift test` has built it beside the tests.
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("vignette")
    /// The root of the checkout, where Public/ lies.
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func process(_ arguments: [String], _ environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = root
        return process
    }

    /// By another process: a descriptor that this one writes to is inherited by whatever another test starts meanwhile,
    /// and the kernel runs no file that somebody could still write to.
    private static func copyProgram(to path: String) throws {
        let copy = try Command.run("cp", [program.path, path])
        try #require(copy.status == 0, "\(copy.complaint)")
    }

    /// Runs a command that ends by itself.
    private func run(
        _ arguments: [String], _ environment: [String: String] = [:], outputPath: String? = nil
    ) throws -> Command {
        try Command.run(Self.program.path, arguments, environment: environment, outputPath: outputPath)
    }

    @Test func `explains itself`() throws {
        #expect(try run(["--version"]).output.hasPrefix("vignette "))
        let help = try run(["--help"])
        #expect(help.status == 0 && help.output.contains("healthcheck"))
        for command in ["serve", "describe", "doctor", "config", "key", "healthcheck"] {
            #expect(try run([command, "--help"]).output.contains("--trusted-proxies"))
        }
    }

    @Test(arguments: [
        (["--port", "x"], [:], "--port"), ([], ["VIGNETTE_PORT": "70000"], "VIGNETTE_PORT"),
        (["--prot", "1"], [:], "--port"), (["serv"], [:], "serve"), ([], ["VIGNETTE_TRUSTED_PROXIES": "a"], "a"),
    ])
    func `a command line or an environment that cannot be right ends with one line and 2`(
        arguments: [String], environment: [String: String], named: String
    ) throws {
        let result = try run(arguments, environment)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.complaint.hasPrefix("vignette: ") && result.complaint.contains(named))
        #expect(result.complaint.filter { $0 == "\n" }.count == 1)
    }

    @Test func `a server that cannot start says why in one line`() throws {
        let result = try run(["--port", "0", "--root", "/nowhere"])
        #expect(result.status == 1)
        #expect(result.complaint.contains("/nowhere/Public") && result.complaint.contains("--root"))
        let folder = try TemporaryFolder(["Public/icon.svg": ""])
        let bare = try run(["--port", "0", "--root", folder.path, "--data", folder.path + "/data"])
        #expect(bare.status == 1 && bare.complaint.contains("Templates") && bare.complaint.contains("--root"))
        #expect(bare.complaint.split(separator: "\n").count == 1)
    }

    @Test func `shows where each setting comes from`() throws {
        let lines = try run(["config", "--port", "1"], ["VIGNETTE_LOG": "json"]).output
        #expect(lines.contains("(flag --port)") && lines.contains("(environment VIGNETTE_LOG)"))
    }

    @Test func `serves, is healthy, and stops in order`() async throws {
        let folder = try TemporaryFolder([:])
        let server = Self.process(["serve", "--port", "0", "--log", "json", "--data", folder.path])
        let (output, log) = (Pipe(), Pipe())
        server.standardOutput = output
        server.standardError = log
        try server.run()
        defer { if server.isRunning { kill(server.processIdentifier, SIGKILL) } }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(line.hasPrefix("listening on http://127.0.0.1:"))
        let port = try #require(
            UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ":").last ?? ""))
        let client = try RawClient(port: port)
        try await client.send("GET /readyz?key=canary HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        #expect(try await client.receiveAll().contains("\r\n\r\nready\npicture workers: "))
        #expect(try run(["healthcheck", "--port", "\(port)"]).status == 0)
        // No connection is open now: it stops at once.
        server.terminate()
        let lines = String(decoding: log.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        server.waitUntilExit()
        #expect(server.terminationStatus == 0)
        #expect(lines.contains("\"path\":\"/readyz\"") && !lines.contains("canary"))
        let sick = try run(["healthcheck", "--port", "\(port)"])
        #expect(sick.status == 1 && sick.complaint.contains("does not answer"))
    }

    @Test func `a server whose workers hang while they start can be stopped`() async throws {
        let folder = try TemporaryFolder([:])
        let program = folder.path + "/vignette"
        try Self.copyProgram(to: program)
        // It says one line and then nothing for ever.
        let worker = folder.path + "/vignette-imaging"
        // By another process: a child that is being started just now could hold a file of this one open for writing, and
        // then nobody may run it.
        let script = "printf '#!/bin/sh\\necho started >&2\\nexec cat >/dev/null\\n' > \"$0\"; chmod 755 \"$0\""
        #expect(try Command.run("bash", ["-c", script, worker]).status == 0)
        let process = Self.process([
            "serve", "--port", "0", "--root", Project.folder, "--data", folder.path, "--imaging-workers", "1",
        ])
        process.executableURL = URL(fileURLWithPath: program)
        let complaint = Pipe()
        process.standardError = complaint
        try process.run()
        #expect(String(decoding: complaint.fileHandleForReading.availableData, as: UTF8.self) == "started\n")
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `a server without its worker says where it looked`() throws {
        let folder = try TemporaryFolder([:])
        let program = folder.path + "/vignette"
        try Self.copyProgram(to: program)
        let result = try Command.run(
            program, ["serve", "--port", "0", "--root", Project.folder, "--data", folder.path])
        #expect(result.status == 1)
        #expect(result.complaint.contains("vignette-imaging is missing") && result.complaint.contains(folder.path))
    }
}
