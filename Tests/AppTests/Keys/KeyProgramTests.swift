import Foundation
import Storage
import TestSupport
import Testing
import Vignette

@testable import App

/// `vignette key` as a user runs it.
@Suite struct KeyProgramTests {
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("vignette").path

    private func key(
        _ arguments: [String], in folder: String, _ environment: [String: String] = [:], outputPath: String? = nil
    ) throws -> TestSupport.Command {
        try TestSupport.Command.run(
            Self.program, ["key"] + arguments + ["--data", folder], environment: environment, outputPath: outputPath)
    }

    @Test func `a key is shown once, listed by its name, and revoked`() throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let made = try key(["create", "ci"], in: data)
        #expect(made.status == 0 && made.complaint.contains("shown once") && made.complaint.contains("first key"))
        #expect(made.output.wholeMatch(of: /vignette_[A-Za-z0-9_-]{43}\n/) != nil)
        #expect(!made.complaint.contains("vignette_"))
        let second = try key(["create", "box.2"], in: data)
        #expect(second.status == 0 && second.output != made.output && !second.complaint.contains("first key"))
        let list = try key(["list"], in: data, ["VIGNETTE_API_KEYS": "env:0123456789abcdef"])
        #expect(list.status == 0 && list.complaint.isEmpty && !list.output.contains("vignette_"))
        let lines = list.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].wholeMatch(of: /ci     20\d\d-\d\d-\d\dT[0-9:.]+Z/) != nil)
        #expect(lines[1].hasPrefix("box.2  20") && lines[2] == "env    VIGNETTE_API_KEYS")
        #expect(try key(["revoke", "box.2"], in: data).complaint.contains("is revoked"))
        let last = try key(["revoke", "ci"], in: data)
        #expect(last.status == 0 && last.output.isEmpty && last.complaint.contains("stay closed"))
        let empty = try key(["list"], in: data)
        #expect(
            empty.output.isEmpty && empty.complaint.contains("no key in") && empty.complaint.contains("stay closed"))
        // It is no first key, and nothing was open before it.
        #expect(try !key(["create", "next"], in: data).complaint.contains("first key"))
        let early = try key(["open"], in: data)
        #expect(early.status == 1 && early.complaint.contains("revoke them first"))
        _ = try key(["revoke", "next"], in: data)
        let opened = try key(["open"], in: data)
        #expect(opened.status == 0 && opened.complaint.contains("everybody who reaches a server of \(data)"))
        #expect(try !key(["list"], in: data).complaint.contains("stay closed"))
        #expect(try key(["create", "again"], in: data).complaint.contains("first key"))
    }

    @Test func `a new folder is named, and a known one as well`() throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let first = try key(["create", "a"], in: data)
        #expect(first.complaint.contains("A new data folder was made: \(data)."))
        let second = try key(["create", "b"], in: data)
        #expect(second.complaint.contains("kept in \(data)") && !second.complaint.contains("new data folder"))
    }

    @Test func `a key in the place of a name is not repeated`() throws {
        let folder = try TemporaryFolder()
        let secret = "vignette_0123456789canary0123456789canary012345678"
        for words in [
            ["revoke", secret], ["create", secret], [secret], ["create", "ci", secret], ["list", secret],
            ["open", secret], ["revoke", "Bearer " + secret],
        ] {
            let result = try key(words, in: folder.path + "/data")
            #expect(result.status == 2 && !(result.complaint + result.output).contains("canary"), "\(words.count)")
            #expect(result.complaint.contains("give the name, not the key"))
        }
    }

    @Test func `of a name in both places the one of the settings goes on`() throws {
        let folder = try TemporaryFolder()
        _ = try key(["create", "ci"], in: folder.path)
        let environment = ["VIGNETTE_API_KEYS": "ci:0123456789abcdef"]
        let result = try key(["revoke", "ci"], in: folder.path, environment)
        #expect(result.status == 0 && result.complaint.contains("is revoked"))
        #expect(result.complaint.contains("in VIGNETTE_API_KEYS goes on"))
    }

    @Test func `what cannot be done is said in one line`() throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let environment = ["VIGNETTE_API_KEYS": "env:0123456789abcdef"]
        let unknown = try key(["revoke", "ci"], in: data)
        #expect(unknown.status == 1 && unknown.complaint.contains("no key named ci"))
        #expect(try key(["list"], in: data).complaint.contains("no key in"))
        #expect(!FileManager.default.fileExists(atPath: data), "only a new key needs a place")
        _ = try key(["create", "ci"], in: data)
        for (arguments, status, part) in [
            (["create", "ci"], 1, "key named ci already"), (["create", "env"], 1, "key named env already"),
            (["revoke", "env"], 1, "VIGNETTE_API_KEYS"), (["revoke", "CI"], 1, "no key named CI"),
            (["create", "a b"], 2, "cannot name a key"), (["drop", "ci"], 2, "key cannot 'drop'"),
        ] as [([String], Int32, String)] {
            let result = try key(arguments, in: data, environment)
            #expect(result.status == status && result.output.isEmpty && result.complaint.contains(part))
            #expect(result.complaint.hasPrefix("vignette: ") && result.complaint.filter { $0 == "\n" }.count == 1)
        }
        try Data("no database ".utf8).write(to: URL(fileURLWithPath: data + "/vignette.sqlite"))
        let damaged = try key(["list"], in: data)
        #expect(damaged.status == 1 && damaged.complaint.contains("is damaged"))
    }

    @Test func `a key that could not be shown is not kept`() async throws {
        let folder = try TemporaryFolder()
        let lost = try key(["create", "ci"], in: folder.path, outputPath: "/dev/full")
        #expect(lost.status != 0)
        let list = try key(["list"], in: folder.path)
        #expect(list.output.isEmpty && !list.complaint.contains("stay closed"), "open as before")
    }

    @Test func `it works beside whoever has the store open`() async throws {
        let kept = try KeptStore()
        let made = try key(["create", "ci"], in: kept.folder.path)
        #expect(made.status == 0)
        let ring = KeyRing()
        try await KeyWatch(ring: ring, store: kept.store, log: Log { _ in }).refresh()
        let text = made.output.dropLast()
        #expect(ring.name(of: text.utf8) == "ci")
        let digests = try await kept.store.keys().map(\.digest)
        #expect(digests.count == 1 && digests[0].count == 64)
        // The key itself lies nowhere.
        let names = try FileManager.default.contentsOfDirectory(atPath: kept.folder.path)
        for name in names {
            let bytes = FileManager.default.contents(atPath: kept.folder.path + "/" + name) ?? Data()
            #expect(bytes.range(of: Data(text.utf8)) == nil, "\(name)")
        }
        #expect(try key(["revoke", "ci"], in: kept.folder.path).status == 0)
        let rest = try await kept.store.keys()
        #expect(rest.isEmpty)
    }

    @Test func `many at once make their keys`() async throws {
        let kept = try KeptStore()
        let path = kept.folder.path
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for number in 0..<6 { group.addTask { try key(["create", "k\(number)"], in: path).status } }
            for try await status in group { #expect(status == 0) }
        }
        let count = try await kept.store.keys().count
        #expect(count == 6)
    }
}
