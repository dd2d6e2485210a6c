internal import Bytes
internal import Glibc
internal import HTTP

/// The files of Public/, read, hashed and compressed once at the start.
///
/// `style.css` is served as `/assets/style.3f2a….css`: the name changes with the content, so caches may keep it for ever.
struct Assets: Sendable {
    private let files: StaticFiles
    private let hashedNames: [String: String]
    private let contents: [String: [UInt8]]

    private static let fileLimit = 4 << 20

    init(folder: String) throws(StartError) {
        var files: [String: StaticFiles.File] = [:]
        var names: [String: String] = [:]
        var contents: [String: [UInt8]] = [:]
        for (name, bytes) in try Self.contents(of: folder) {
            let hash: String
            let gzipped: [UInt8]
            do throws(BytesError) {
                hash = String(try SHA256.digest(of: bytes).hex.prefix(16))
                gzipped = try Gzip.compress(bytes, level: 9)
            } catch {
                throw StartError(description: "cannot prepare \(folder)/\(name): \(error)")
            }
            let parts = name.split(separator: ".", maxSplits: 1)
            let hashed = parts.count == 2 ? "\(parts[0]).\(hash).\(parts[1])" : "\(name).\(hash)"
            names[name] = hashed
            contents[name] = bytes
            files[hashed] = StaticFiles.File(
                bytes: bytes, gzipped: gzipped.count < bytes.count ? gzipped : nil, type: Self.type(of: name), tag: hash
            )
        }
        self.files = StaticFiles(files)
        hashedNames = names
        self.contents = contents
    }

    /// Every file by its name. Those of the folder `css` are one file, `style.css`, in the order of their names: they are
    /// written apart, and a page shall wait for one only.
    private static func contents(of folder: String) throws(StartError) -> [(name: String, bytes: [UInt8])] {
        var contents: [(name: String, bytes: [UInt8])] = []
        for entry in try list(folder) {
            guard entry.isFolder else {
                contents.append((entry.name, try read(folder + "/" + entry.name)))
                continue
            }
            guard entry.name == "css" else { continue }
            var styles: [UInt8] = []
            for style in try list(folder + "/css") where style.name.hasSuffix(".css") && !style.isFolder {
                styles += try read(folder + "/css/" + style.name)
            }
            contents.append(("style.css", styles))
        }
        return contents
    }

    /// Where each file is found below the base path, by its name.
    var paths: [String: String] {
        Dictionary(uniqueKeysWithValues: hashedNames.keys.compactMap { name in path(of: name).map { (name, $0) } })
    }

    /// As it stands in a link, below the base path; nil when there is no such file.
    func path(of name: String) -> String? {
        hashedNames[name].map { "/assets/" + PercentCoding.encode($0) }
    }

    /// Nil when there is no such file.
    func content(of name: String) -> [UInt8]? { contents[name] }

    func response(for request: Request) throws(HTTPError) -> Response {
        try files.response(named: request.parameters["name"] ?? "", for: request)
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg": "image/jpeg"
        case "webp": "image/webp"
        case "ico": "image/x-icon"
        case "txt": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }

    private static func list(_ folder: String) throws(StartError) -> [(name: String, isFolder: Bool)] {
        guard let directory = opendir(folder) else {
            throw StartError(
                description: "cannot read the folder \(folder) (\(String(cString: strerror(errno)))): "
                    + "--root names the folder that holds Public")
        }
        defer { closedir(directory) }
        var entries: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(directory) {
            // The entry is valid until the next call; its name ends with NUL inside its array.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
            if !name.hasPrefix(".") { entries.append((name, isFolder)) }
        }
        return entries.sorted { $0.name < $1.name }
    }

    private static func read(_ path: String) throws(StartError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while descriptor >= 0, bytes.count <= fileLimit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 { break }
            if count == 0 { return bytes }
            bytes += buffer[0..<count]
        }
        let reason = bytes.count > fileLimit ? "larger than \(fileLimit) bytes" : String(cString: strerror(errno))
        throw StartError(description: "cannot read \(path): \(reason)")
    }
}
