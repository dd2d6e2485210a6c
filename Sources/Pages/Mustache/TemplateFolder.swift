internal import Glibc

/// Reads the templates of a folder: the files whose names end with `.mustache`.
enum TemplateFolder {
    private static let ending = ".mustache"
    private static let fileLimit = 1 << 20

    static func read(_ folder: String) throws(PagesError) -> [String: Template] {
        var templates: [String: Template] = [:]
        for file in try list(folder) {
            let name = String(file.dropLast(ending.count))
            let bytes = try read(file, in: folder)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw PagesError("template \(name) is not UTF-8")
            }
            templates[name] = try Template(parsing: text, name: name)
        }
        return templates
    }

    private static func list(_ folder: String) throws(PagesError) -> [String] {
        guard let directory = opendir(folder) else {
            throw PagesError("cannot read the templates in \(folder): \(String(cString: strerror(errno)))")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            // The entry is valid until the next call; its name ends with NUL inside its array.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
        }
        // The first error found is the same each time.
        return names.sorted()
    }

    private static func read(_ file: String, in folder: String) throws(PagesError) -> [UInt8] {
        let descriptor = open(folder + "/" + file, O_RDONLY | O_CLOEXEC)
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
        throw PagesError("cannot read the template \(folder)/\(file): \(reason)")
    }
}
