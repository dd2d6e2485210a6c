internal import Foundation
internal import Imaging
internal import Testing

/// What the kernel says of the workers that this process started.
@Suite struct SandboxTests {
    @Test func `a worker has given up what it does not need`() async throws {
        let pool = try await RealPool.shared
        #expect(pool.status.report?.unprotected == [], "the kernel of this machine allows the whole sandbox")
        let workers = try Self.children().filter { $0.name.hasPrefix("vignette-imagi") }
        #expect(!workers.isEmpty)
        for worker in workers where worker.status["Seccomp"] == "2" {
            #expect(worker.status["NoNewPrivs"] == "1")
            let limits = try String(contentsOfFile: "/proc/\(worker.id)/limits", encoding: .utf8)
            for name in ["address space", "cpu time", "file size", "core file size"] {
                let line = limits.split(separator: "\n").first { $0.hasPrefix("Max \(name)") }
                #expect(line.map { !$0.contains("unlimited") } == true, "\(name)")
            }
        }
        #expect(workers.contains { $0.status["Seccomp"] == "2" }, "one at least is past its start")
    }

    @Test func `a worker that nobody speaks to says so`() throws {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("vignette-imaging")
        #expect { try Tool.run(program.path, []) } throws: { error in
            (error as? Tool.Failed)?.complaint.contains("only vignette starts this program") == true
        }
    }

    private struct Child {
        let id: Int
        let name: String
        let status: [String: String]
    }

    private static func children() throws -> [Child] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int.init).compactMap { id in
            // A process may end while one looks.
            guard let text = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8) else { return nil }
            var status: [String: String] = [:]
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                if parts.count == 2 { status[parts[0]] = parts[1] }
            }
            guard status["PPid"] == "\(getpid())", let name = status["Name"] else { return nil }
            return Child(id: id, name: name, status: status)
        }
    }
}
