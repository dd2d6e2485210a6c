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

    private struct Run {
        let status: Int32
        let output: String
        let complaint: String
    }

    private static func process(_ arguments: [String], _ environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = root
        return process
    }

    /// Runs a command that ends by itself.
    private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Run {
        let process = Self.process(arguments, environment)
        let (output, complaint) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaint
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = complaint.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            complaint: String(decoding: complained, as: UTF8.self))
    }

    @Test func `explains itself`() throws {
        #expect(try run(["--version"]).output.hasPrefix("vignette "))
        let help = try run(["--help"])
        #expect(help.status == 0 && help.output.contains("healthcheck"))
        for command in ["serve", "config", "healthcheck"] {
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
    }

    @Test func `shows where each setting comes from`() throws {
        let lines = try run(["config", "--port", "1"], ["VIGNETTE_LOG": "json"]).output
        #expect(lines.contains("(flag --port)") && lines.contains("(environment VIGNETTE_LOG)"))
    }

    @Test func `serves, is healthy, and stops in order`() async throws {
        let server = Self.process(["serve", "--port", "0", "--log", "json"])
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
}
