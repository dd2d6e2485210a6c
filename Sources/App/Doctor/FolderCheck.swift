internal import Glibc

/// Whether the server can keep things in a folder. Looks only: nothing is created.
struct FolderCheck {
    let path: String

    /// In bytes: with less there is hardly room for a hundred analyses, or for a day.
    private static let least: UInt64 = 200 << 20
    private static let little: UInt64 = 2 << 30

    func findings() -> [Finding] { [folder, space] }

    private var folder: Finding {
        var info = stat()
        guard stat(path, &info) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { return refused(String(cString: strerror(errno))) }
            guard isFolder(standing), access(standing, W_OK | X_OK) == 0 else {
                return refused("it does not exist, and cannot be made in \(standing)")
            }
            return .ok("data", "\(path) does not exist yet; the server makes it, for itself alone.")
        }
        guard info.st_mode & S_IFMT == S_IFDIR else { return refused("it is no folder") }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { return refused(String(cString: strerror(errno))) }
        guard info.st_mode & 0o077 == 0 else {
            return .warning("data", "\(path) can be written, and others can look into it.", "Run chmod 700 on it.")
        }
        return .ok("data", "\(path) can be written.")
    }

    private func refused(_ reason: String) -> Finding {
        .failure(
            "data", "\(path) cannot be used: \(reason).",
            "Name another folder with VIGNETTE_DATA, or give this user the right to it.")
    }

    private var space: Finding {
        var info = statvfs()
        guard statvfs(standing, &info) == 0 else {
            return .warning("disk", "How much is free is not known.", "Look with df.")
        }
        let free = UInt64(info.f_bavail) * UInt64(info.f_frsize)
        let text = free >> 30 > 0 ? "\(free >> 30) GB are free." : "\(free >> 20) MB are free."
        return switch free {
        case ..<Self.least: .failure("disk", text, "Make room, or name a folder on another disk with VIGNETTE_DATA.")
        case ..<Self.little: .warning("disk", text, "Make room before it is full.")
        default: .ok("disk", text)
        }
    }

    /// The folder itself, or what there is of the way to it.
    private var standing: String {
        var way = path[...]
        while !way.isEmpty, access(String(way), F_OK) != 0 {
            while way.last == "/" { way.removeLast() }
            way = way.lastIndex(of: "/").map { way[...$0] } ?? ""
            if way == "/" { break }
            if way.last == "/" { way.removeLast() }
        }
        return way.isEmpty ? "." : String(way)
    }

    private func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }
}
