internal import Bytes

/// Of all that a form says: in whichever order its fields come, but with the values of one name in theirs.
struct FormFingerprint: Sendable {
    private var parts: [(name: String, isFile: Bool, digest: SHA256.Digest)] = []

    mutating func add(_ name: String, isFile: Bool, _ digest: SHA256.Digest) {
        parts.append((name, isFile, digest))
    }

    func text() throws(BytesError) -> String {
        let ordered = parts.enumerated().sorted { left, right in
            left.element.name == right.element.name
                ? left.offset < right.offset : left.element.name < right.element.name
        }
        var hash = try SHA256()
        for (_, part) in ordered {
            // The length stands before the name, so that no two forms read alike.
            try hash.update(Array("\(part.name.utf8.count):\(part.name):\(part.isFile ? "file" : "text"):".utf8))
            try hash.update(part.digest.bytes)
        }
        return try hash.finish().hex
    }
}
