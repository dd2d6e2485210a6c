internal import Glibc
internal import Vignette

/// A folder as a source of pictures.
///
/// Only files that are called like pictures count, in the order of their names. Links to folders are not followed, so
/// that nothing is met twice and no circle is entered; hidden files and folders are passed over.
struct PictureFolder {
    static let depthLimit = 32
    static let fileLimit = 100_000

    private static let endings = ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif"]

    private let limit: Int
    private var files: [PictureFile] = []
    /// There are more than the limit, which was said.
    private var isFull = false

    private init(limit: Int) {
        self.limit = limit
    }

    /// The pictures in it and in the folders below; what could not be entered is among them, refused.
    ///
    /// - Parameter limit: what is beyond it is left out, and said to be.
    static func pictures(in path: [UInt8], limit: Int = fileLimit) -> [PictureFile] {
        var folder = PictureFolder(limit: limit)
        folder.enter(path, depth: 0)
        if folder.files.isEmpty {
            let failure = Failure(
                .noPicture, message: "There is no picture in this folder.",
                advice: "Files that count end in \(endings.joined(separator: ", ")).")
            return [PictureFile(path: path, refusal: failure)]
        }
        return folder.files
    }

    /// Whether the path leads to a folder; links to folders count where somebody named them.
    static func isFolder(_ path: [UInt8]) -> Bool {
        kind(of: path, followsLinks: true) == S_IFDIR
    }

    static func isCalledLikeAPicture(_ name: [UInt8]) -> Bool {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return false }
        return endings.contains(String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased())
    }

    private mutating func enter(_ path: [UInt8], depth: Int) {
        guard depth < Self.depthLimit else {
            return refuse(path, "it lies too deep: more than \(Self.depthLimit) folders")
        }
        guard let names = Self.names(in: path) else {
            return refuse(path, String(cString: strerror(errno)))
        }
        for name in names where name.first != UInt8(ascii: ".") {
            guard !isFull else { return }
            let inner = path + (path.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + name
            switch Self.kind(of: inner, followsLinks: false) {
            case S_IFDIR: enter(inner, depth: depth + 1)
            case S_IFREG where Self.isCalledLikeAPicture(name): add(PictureFile(path: inner))
            case S_IFLNK where Self.isCalledLikeAPicture(name) && Self.kind(of: inner, followsLinks: true) == S_IFREG:
                add(PictureFile(path: inner))
            default: break
            }
        }
    }

    private mutating func add(_ file: PictureFile) {
        guard files.count < limit else {
            isFull = true
            let failure = Failure(
                .noPicture, message: "There are too many pictures here: this one and all after it are left out.",
                advice: "Name a part of the folder by itself.")
            return files.append(PictureFile(path: file.path, refusal: failure))
        }
        files.append(file)
    }

    private mutating func refuse(_ path: [UInt8], _ reason: String) {
        let failure = Failure(
            .noPicture, message: "This folder cannot be entered: \(reason).", advice: "Name what is in it by itself.")
        add(PictureFile(path: path, refusal: failure))
    }

    private static func kind(of path: [UInt8], followsLinks: Bool) -> mode_t? {
        var info = Glibc.stat()
        let path = path.map(CChar.init(bitPattern:)) + [0]
        guard (followsLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
        return info.st_mode & S_IFMT
    }

    /// In the order of their bytes; nil and `errno` where the folder cannot be read.
    private static func names(in path: [UInt8]) -> [[UInt8]]? {
        guard let folder = opendir(path.map(CChar.init(bitPattern:)) + [0]) else { return nil }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            // The entry is valid until the next call; its name is a field of fixed size that ends with a zero.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
