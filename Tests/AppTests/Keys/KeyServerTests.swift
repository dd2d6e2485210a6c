import Foundation
import Glibc
import TestSupport
import Testing

/// A server that runs, and keys that come and go beside it.
@Suite struct KeyServerTests {
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("vignette")

    private struct Site {
        let port: UInt16
        let data: String

        func key(_ arguments: String...) throws -> String {
            let result = try Command.run(
                KeyServerTests.program.path, ["key"] + arguments + ["--data", data], environment: [:])
            try #require(result.status == 0, "\(result.complaint)")
            return String(result.output.dropLast())
        }

        func ask(_ method: String, _ path: String, key: String?, _ more: String = "") async throws -> String {
            let client = try RawClient(port: port)
            let field = key.map { "Authorization: Bearer \($0)\r\n" } ?? ""
            let length = method == "POST" ? "Content-Length: 0\r\n" : ""
            try await client.send(
                "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(field)\(length)\(more)Connection: close\r\n\r\n")
            return try await client.receiveAll()
        }

        /// Asks until the answer has that status: the server hears of keys within a second.
        func comes(_ status: Int, key: String?) async throws -> Bool {
            for _ in 0..<400 {
                if try await ask("POST", "/", key: key).hasPrefix("HTTP/1.1 \(status) ") { return true }
                try await Task.sleep(for: .milliseconds(50))
            }
            return false
        }
    }

    @Test func `it takes what is made and refuses what is revoked, and no key gets into a log or an answer`()
        async throws
    {
        let folder = try TemporaryFolder()
        let server = Process()
        server.executableURL = Self.program
        server.arguments = [
            "serve", "--port", "0", "--rate", "0", "--log", "json", "--imaging-workers", "1", "--root", Project.folder,
            "--data",
            folder.path,
        ]
        server.environment = ["LOG_LEVEL": "debug"]
        let output = Pipe()
        server.standardOutput = output
        let logPath = folder.path + "/log"
        _ = FileManager.default.createFile(atPath: logPath, contents: nil)
        server.standardError = FileHandle(forWritingAtPath: logPath)
        try server.run()
        defer { if server.isRunning { kill(server.processIdentifier, SIGKILL) } }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(
            UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ":").last ?? ""))
        let site = Site(port: port, data: folder.path)

        // Nobody needs one: what comes is only no form.
        #expect(try await site.ask("POST", "/", key: nil).hasPrefix("HTTP/1.1 415 "))
        let (first, second) = (try site.key("create", "first"), try site.key("create", "second"))
        #expect(try await site.comes(401, key: nil), "somebody needs one now")
        // Both were made before the ring was read, or the second is read a second later.
        #expect(try await site.comes(415, key: first))
        #expect(try await site.comes(415, key: second))
        _ = try site.key("revoke", "first")
        #expect(try await site.comes(401, key: first))
        #expect(try await site.ask("POST", "/", key: second).hasPrefix("HTTP/1.1 415 "))

        let keys = [first, second, "vignette_canary0123456789canary0123456789canary01"]
        var answers = ""
        for key in keys {
            for (method, path) in [
                ("GET", "/"), ("POST", "/"), ("GET", "/library"), ("GET", "/nowhere"), ("POST", "/a/x/stop"),
                ("POST", "/v1/chat/completions"), ("GET", "/v1/models"), ("PATCH", "/"),
            ] {
                for accept in ["text/html", "application/json"] {
                    answers += try await site.ask(method, path, key: key, "Accept: \(accept)\r\n")
                }
            }
            answers += try await site.ask("GET", "/", key: key, "Bad Field: x\r\n")
        }
        _ = try site.key("revoke", "second")
        #expect(try await site.comes(401, key: second))
        #expect(try await site.ask("POST", "/", key: nil).hasPrefix("HTTP/1.1 401 "), "the last one opens nothing")
        _ = try site.key("open")
        #expect(try await site.comes(415, key: nil))
        server.terminate()
        server.waitUntilExit()
        let log = String(decoding: FileManager.default.contents(atPath: logPath) ?? Data(), as: UTF8.self)
        #expect(log.contains("\"request\"") && answers.contains("HTTP/1.1 401"))
        for key in keys {
            #expect(!answers.contains(key.dropFirst(9)) && !log.contains(key.dropFirst(9)))
        }
    }
}
