/// What programs are shown of a model's name.
///
/// Some services call a model by the file it lies in; where that lies concerns nobody. Names such as `org/model` are none.
public enum ModelName {
    /// The name, without the folders where it is a path.
    public static func shown(_ name: String) -> String {
        guard isPath(name.utf8) else { return name }
        let last = name.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last
        return last.map { String(decoding: $0, as: UTF8.self) } ?? "model"
    }

    /// Whether it begins like a path, or is a file's in a folder.
    public static func isPath(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        let rest = name.dropFirst()
        // A drive of Windows, whose paths are written with either slash.
        if rest.starts(with: ":\\".utf8) || rest.starts(with: ":/".utf8) { return true }
        guard let first = name.first, name.contains(where: { "/\\".utf8.contains($0) }) else { return false }
        if "/\\~.".utf8.contains(first) { return true }
        return [".gguf", ".bin", ".safetensors"].contains { ending in
            name.suffix(ending.utf8.count).elementsEqual(ending.utf8) { $0 | 0x20 == $1 | 0x20 }
        }
    }
}
