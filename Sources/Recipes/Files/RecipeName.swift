/// What a recipe may be called: it stands in addresses, forms and on command lines.
enum RecipeName {
    /// Addresses of their own below `/recipes/`.
    private static let taken: Set<String> = ["try"]
    private static let limit = 64

    /// The end of "The field 'name' …"; nil where nothing is wrong with it.
    static func fault(of name: String) -> String? {
        guard (1...limit).contains(name.utf8.count), name.utf8.allSatisfy(isPlain) else {
            return "must be 1 to \(limit) lower-case letters, digits and hyphens"
        }
        return taken.contains(name) ? "cannot be \(Quoted.text(name)), which has a page of its own" : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
