internal import Bytes

/// Takes from a text what would make its reading costly, by a backslash in the right place: then it shows as it stands.
///
/// Two things cost more than they are worth. Quotes and lists inside of one another, far deeper than anybody writes: each
/// later line is held against all of them. And rows that begin tables: the reader fills every row below up to the width of
/// the first, and goes through the paragraph above again for each one that begins none after all.
struct MarkdownGuard {
    /// How deep quotes and lists may lie in one another.
    static let depthLimit = 40
    /// How many rows between two blank lines may look like the second of a table.
    static let tableLimit = 16
    /// How many cells the tables of a piece may have. All that a piece can spell out, at two bytes each.
    static let cellLimit = MarkdownPieces.size / 2

    private var output: [UInt8] = []
    private var cells = Self.cellLimit
    private var tables = 0

    static func guarded(_ text: [UInt8]) -> [UInt8] {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var rows = [Int](repeating: 0, count: lines.count + 1)
        for place in lines.indices.reversed() where !lines[place].allSatisfy(ASCII.isBlank) {
            rows[place] = rows[place + 1] + 1
        }
        var guarding = MarkdownGuard()
        guarding.output.reserveCapacity(text.count + 64)
        for (place, line) in lines.enumerated() {
            if place > 0 { guarding.output.append(UInt8(ascii: "\n")) }
            guarding.append(line, rows: rows[place])
        }
        return guarding.output
    }

    /// - Parameter rows: lines from this one on up to the next blank one.
    private mutating func append(_ line: ArraySlice<UInt8>, rows: Int) {
        if rows == 0 { tables = 0 }
        var prefix = MarkdownPrefix(line)
        while let marker = prefix.next() {
            if prefix.depth > Self.depthLimit { return append(line, escapedAt: marker) }
        }
        guard let width = Self.tableWidth(prefix.rest), let first = prefix.rest.firstIndex(where: Self.isRule) else {
            output += line
            return
        }
        tables += 1
        let size = width * rows
        if tables > Self.tableLimit || size > cells { return append(line, escapedAt: first) }
        cells -= size
        output += line
    }

    private mutating func append(_ line: ArraySlice<UInt8>, escapedAt place: Int) {
        output += line[..<place]
        output.append(UInt8(ascii: "\\"))
        output += line[place...]
    }

    /// How many columns it would make, if it looks like the row below the head of a table.
    private static func tableWidth(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.allSatisfy({ isRule($0) || ASCII.isBlank($0) || $0 == 0x0B }), line.contains(UInt8(ascii: "-")),
            !line.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") })
        else { return nil }
        return line.count { $0 == UInt8(ascii: "|") } + 1
    }

    private static func isRule(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }
}
