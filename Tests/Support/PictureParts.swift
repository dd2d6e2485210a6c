/// A picture cut into its parts, each of them on the list of what may pass: a second opinion on the gate.
///
/// It shares nothing with the gate, neither code nor shape: it cuts first, then looks at the order by a regular
/// expression over the names of the parts, then at each part alone.
public struct PictureParts {
    public struct Violation: Error, CustomStringConvertible {
        public let description: String

        init(_ description: String) { self.description = description }
    }

    public struct Part {
        public let name: String
        public let range: Range<Int>
        let content: ArraySlice<UInt8>
    }

    public let format: String
    public private(set) var parts: [Part] = []
    public private(set) var width = 0
    public private(set) var height = 0
    let bytes: [UInt8]

    /// Throws if anything is not on the list, or any byte belongs to no part.
    public init(of bytes: [UInt8]) throws {
        self.bytes = bytes
        switch bytes.first {
        case 0xff:
            format = "jpeg"
            try cutJPEG()
            (width, height) = try judgeJPEG()
        case 0x89:
            format = "png"
            try cutPNG()
            (width, height) = try judgePNG()
        case 0x52:
            format = "webp"
            try cutWebP()
            (width, height) = try judgeWebP()
        default: throw Violation("no picture")
        }
        var end = 0
        for part in parts {
            try demand(part.range.lowerBound == end && !part.range.isEmpty, "\(part.name) leaves a gap")
            end = part.range.upperBound
        }
        try demand(end == bytes.count, "\(bytes.count - end) bytes follow")
        try demand(width > 0 && height > 0, "no pixels")
    }

    mutating func add(_ name: String, _ range: Range<Int>, content: Range<Int>) throws {
        try demand(range.upperBound <= bytes.count && content.upperBound <= range.upperBound, "\(name) is cut")
        try demand(content.lowerBound <= content.upperBound, "\(name) is shorter than its head")
        parts.append(Part(name: name, range: range, content: bytes[content]))
    }

    func number(_ place: Int, _ count: Int, little: Bool = false) throws -> Int {
        try demand(place + count <= bytes.count, "a number is cut")
        let digits = bytes[place..<place + count]
        return (little ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 * 256 + Int($1) }
    }

    func demand(_ condition: Bool, _ violation: @autoclosure () -> String) throws {
        if !condition { throw Violation(violation()) }
    }

    /// The names of all parts, a space behind each.
    var names: String { parts.map { $0.name + " " }.joined() }

    func count(_ name: String) -> Int { parts.filter { $0.name == name }.count }
}
