internal import Bytes
internal import Glibc
internal import HTTP

/// The files of Public/, read, hashed and compressed once at the start.
///
/// `style.css` is served as `/assets/style.3f2a….css`: the name changes with the content, so caches may keep it for ever.
struct Assets: Sendable {
    private let files: StaticFiles
    private let hashedNames: [String: String]

    private static let fileLimit = 4 << 20

    init(folder: String) throws(StartError) {
        var files: [String: StaticFiles.File] = [:]
        var names: [String: String] = [:]
        for name in try Self.list(folder) {
            let bytes = try Self.read(folder + "/" + name)
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
            files[hashed] = StaticFiles.File(
                bytes: bytes, gzipped: gzipped.count < bytes.count ? gzipped : nil, type: Self.type(of: name), tag: hash
            )
        }
        self.files = StaticFiles(files)
        hashedNames = names
    }

    /// As it stands in a link, below the base path; nil when there is no such file.
    func path(of name: String) -> String? {
        hashedNames[name].map { "/assets/" + PercentCoding.encode($0) }
    }

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

    private static func list(_ folder: String) throws(StartError) -> [String] {
        guard let directory = opendir(folder) else {
            throw StartError(
                description: "cannot read the folder \(folder) (\(String(cString: strerror(errno)))): "
                    + "--root names the folder that holds Public")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            // The entry is valid until the next call; its name ends with NUL inside its array.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), Int32(entry.pointee.d_type) != Int32(DT_DIR) { names.append(name) }
        }
        return names.sorted()
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
