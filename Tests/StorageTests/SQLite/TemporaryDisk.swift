import Foundation
import TestSupport

/// A small disk of its own, where the machine lets us have one.
struct TemporaryDisk {
    let path: String

    /// Why there is none; nil where there is.
    static let obstacle: String? = {
        guard let disk = try? TemporaryDisk(megabytes: 1) else {
            return "no disk can be mounted here: mount(8) refused"
        }
        disk.remove()
        return nil
    }()

    struct Refused: Error {}

    init(megabytes: Int) throws {
        path = FileManager.default.temporaryDirectory.path + "/disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let size = "size=\(megabytes)m"
        guard try Command.run("mount", ["-t", "tmpfs", "-o", size, "tmpfs", path]).status == 0 else {
            try FileManager.default.removeItem(atPath: path)
            throw Refused()
        }
    }

    func makeReadOnly() throws {
        guard try Command.run("mount", ["-o", "remount,ro", path]).status == 0 else { throw Refused() }
    }

    func remove() {
        _ = try? Command.run("umount", ["-l", path])
        try? FileManager.default.removeItem(atPath: path)
    }
}
