import Glibc
import Imaging
import Testing
import Vignette

@testable import App

@Suite struct FindingTests {
    @Test func `a finding is one line`() {
        #expect(Finding.ok("model", "'a'.").line == "ok       model       'a'.")
        #expect(Finding.warning("disk", "Little.", "Make\nroom.").line == "warning  disk        Little. Make?room.")
        #expect(Finding.warning("key", "No.", "").line == "warning  key         No. LOG_LEVEL=debug shows more.")
        #expect(Finding.failure("key", "No.", "Set it.").line == "FAIL     key         No. Set it.")
    }

    @Test func `a folder can be there, come, or not be had`() throws {
        let folder = try TemporaryFolder(["file": ""])
        chmod(folder.path, 0o700)
        func marks(_ path: String) -> [Finding.Mark] { FolderCheck(path: path).findings().map(\.mark) }
        #expect(marks(folder.path)[0] == .ok && marks(folder.path).count == 2)
        #expect(marks(folder.path + "/new/deep/")[0] == .ok)
        #expect(FolderCheck(path: folder.path + "/new").findings()[0].text.contains("does not exist yet"))
        #expect(access(folder.path + "/new", F_OK) != 0, "looking creates nothing")
        #expect(marks(folder.path + "/file")[0] == .failure && marks(folder.path + "/file/x")[0] == .failure)
        chmod(folder.path, 0o755)
        #expect(marks(folder.path)[0] == .warning)
    }

    @Test func `workers that lack something are told of`() {
        let all: Set = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif"]
        func marks(_ decodes: Set<String>, text: [String] = ["eng"], unprotected: [String] = []) -> [Finding.Mark] {
            let report = WorkerReport(decodes: decodes, readsText: text, readsCodes: true, unprotected: unprotected)
            return WorkerCheck.findings(ImagingPool.Status(ready: 2, report: report), wanted: 2).map(\.mark)
        }
        #expect(marks(all) == [.ok, .ok])
        #expect(marks(all.subtracting(["image/heic"])) == [.ok, .ok, .warning])
        #expect(marks(all.subtracting(["image/png"])) == [.failure, .ok, .warning])
        #expect(marks(all, text: []) == [.ok, .warning])
        #expect(marks(all, unprotected: ["seccomp"]) == [.ok, .ok, .warning])
        #expect(WorkerCheck.findings(ImagingPool.Status(), wanted: 2).map(\.mark) == [.failure])
    }

    @Test(arguments: [
        ("system calls: Invalid argument", "seccomp"), ("descriptors: Operation not permitted", "ulimit"),
        ("address space: its size is not known", "ulimit"), ("privileges: x", "no_new_privs"), ("dumps: x", "prctl"),
        ("standard error: it cannot be closed", "/dev/null"), ("something new", "documentation"),
    ])
    func `each gap of the sandbox has its advice`(part: String, advice: String) {
        let report = WorkerReport(
            decodes: ["image/jpeg", "image/png", "image/webp"], readsText: ["eng"], readsCodes: true,
            unprotected: [part])
        let findings = WorkerCheck.findings(ImagingPool.Status(ready: 1, report: report), wanted: 1)
        #expect(findings[0].text.hasPrefix("1 worker decodes ") && findings.last?.subject == "sandbox")
        #expect(findings.last?.text.contains(part) == true && findings.last?.advice?.contains(advice) == true)
        #expect(findings.dropFirst(2).allSatisfy { $0.mark == .warning && $0.advice?.hasSuffix(".") == true })
    }

    @Test func `a check has its time`() async throws {
        #expect(try await Deadline.within(.seconds(60)) { 1 } == 1)
        await #expect(throws: Deadline.Passed.self) {
            try await Deadline.within(.zero) { try await Task.sleep(for: .seconds(600)) }
        }
    }
}
