internal import Bytes
internal import Vignette

/// Which members of an object are read here, and which must not go on.
///
/// A member that nobody here knows goes on as it is. But services compare names in ways of their own: what one of them
/// takes for a name of the table, and is not that very name, is refused. Else two could see different things.
struct FieldNames: Sendable {
    /// Looked at here.
    var read: Set<String> = []
    var refused: Set<String> = []
    var refusedStarts: [String] = []
    var refusedEnds: [String] = []
    /// Whether null is as good as nothing where a refused one stands.
    var takesNull = false
    /// Why, as the end of "The field 'x' …".
    var reason = "is not taken"

    /// - Parameter path: what stands before the name of a field in this object: `messages[2].`
    func check(_ object: JSONObject, at path: String = "") throws(Failure) {
        for member in object.members {
            guard let name = Self.folded(member.name) else { continue }
            if read.contains(name), member.name != JSONText(name) {
                throw .invalidRequest(field: path + name, "must be written so, in small letters")
            }
            if refuses(name), !(takesNull && member.value.isNull) { throw .invalidRequest(field: path + name, reason) }
        }
    }

    private func refuses(_ name: String) -> Bool {
        refused.contains(name) || refusedStarts.contains { name.hasPrefix($0) }
            || refusedEnds.contains { name.hasSuffix($0) }
    }

    /// The name as readers see it that make no difference between large and small letters (Go's JSON, for one): ASCII
    /// letters, and the long s and the sign for kelvin, which are an s and a k to them. Nil for what is longer than any
    /// name that a service knows.
    static func folded(_ name: JSONText) -> String? {
        guard name.bytes.count <= longest else { return nil }
        var bytes = name.bytes.map(ASCII.lower)
        if bytes.contains(where: { $0 >= 0x80 }) {
            var folded: [UInt8] = []
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                switch scalar {
                case "\u{17F}": folded.append(UInt8(ascii: "s"))
                case "\u{212A}": folded.append(UInt8(ascii: "k"))
                default: folded.append(contentsOf: scalar.utf8)
                }
            }
            bytes = folded
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let longest = 96
}
