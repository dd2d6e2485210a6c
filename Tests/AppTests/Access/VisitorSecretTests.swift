import Foundation
import Testing
import Vignette

@testable import App

@Suite struct VisitorSecretTests {
    private static let request = IdempotencyKey(scope: "a", name: "b", fingerprint: "c")

    @Test func `it is made once, and nobody else may read it`() throws {
        let folder = try TemporaryFolder()
        let first = try VisitorSecret(keptIn: folder.path).cookie(for: Self.request)
        let second = try VisitorSecret(keptIn: folder.path).cookie(for: Self.request)
        #expect(first == second)
        #expect(try VisitorSecret.random().cookie(for: Self.request) != first)
        let path = folder.path + "/visitor.key"
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int == 32)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["visitor.key"])
    }

    @Test func `each request has its own cookie`() throws {
        let secret = VisitorSecret.random()
        let requests = [
            Self.request, IdempotencyKey(scope: "ab", name: "", fingerprint: "c"),
            IdempotencyKey(scope: "a", name: "bc", fingerprint: ""),
            IdempotencyKey(scope: "", name: "ab", fingerprint: "c"),
        ]
        #expect(Set(try requests.map { try secret.cookie(for: $0).token }).count == requests.count)
    }

    @Test(arguments: ["", "short", String(repeating: "x", count: 33)])
    func `a damaged file is no secret`(text: String) throws {
        let folder = try TemporaryFolder(["visitor.key": text])
        #expect(throws: StartError.self) { try VisitorSecret(keptIn: folder.path) }
    }

    @Test func `what was left half written is made anew`() throws {
        let folder = try TemporaryFolder(["visitor.key.new": "half"])
        _ = try VisitorSecret(keptIn: folder.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["visitor.key"])
    }

    @Test func `a folder that is none is told`() {
        #expect(throws: StartError.self) { try VisitorSecret(keptIn: "/nowhere/at/all") }
    }
}
