internal import Bytes

/// Where a text can be cut of which this is the beginning. Lines are read in order, so a block that has begun leaves those
/// before it as they are.
extension MarkdownTree {
    /// How many lines stand before the last block that has another before it: of the whole, then of the quote or list
    /// which that block is, and so on.
    var blocks: [Int] {
        var lines: [Int] = []
        var parent = top
        while let last = parent?.lastChild {
            var block = last
            while let previous = block.previous {
                // The reader knows no line of a paragraph that it took apart for the table below.
                if previous.line > 0, previous.line < block.line {
                    lines.append(block.line - 1)
                    break
                }
                block = previous
            }
            switch last.kind {
            // An item's inner blocks are indented, which means something else at the beginning of a text.
            case .quote, .list: parent = last
            default: return lines
            }
        }
        return lines
    }

    /// A line that opens once more the fenced code in which the text ends, and the quotes and lists around it; empty where
    /// it does not end in such code.
    func openCode(in text: [UInt8]) -> [UInt8] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var opening: [UInt8] = []
        // Where the content of the block around begins.
        var column = 0
        var parent = top
        while let block = parent?.lastChild, opening.count <= Self.openingLimit {
            switch block.kind {
            case .quote:
                opening += "> ".utf8
                column = block.column + 1
            case .item, .task:
                guard lines.indices.contains(block.line - 1) else { return [] }
                let marker = Self.marker(lines[block.line - 1].dropFirst(block.column - 1))
                let indentation = Swift.min(Swift.max(block.column - 1 - column, 0), 3)
                opening += [UInt8](repeating: UInt8(ascii: " "), count: indentation) + marker
                column = block.column - 1 + marker.count
            case .list: break
            case .codeBlock:
                guard let fence = block.fence, block.lastLine == lines.count,
                    block.literal.count(where: { $0 == UInt8(ascii: "\n") }) == block.lastLine - block.line
                else { return [] }
                return opening + fence + [UInt8(ascii: "\n")]
            default: return []
            }
            parent = block
        }
        return []
    }

    private static let openingLimit = 1024

    /// The marker of an item and the blanks that belong to it.
    private static func marker(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let rest = line.dropFirst(digits + 1)
        var blanks = 0
        let behind = rest.drop { byte in
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { return false }
            blanks += byte == UInt8(ascii: "\t") ? 4 - (digits + 1 + blanks) % 4 : 1
            return true
        }
        // What is indented further is code in the item.
        if behind.isEmpty || blanks > 4 { blanks = 1 }
        return line.prefix(digits + 1) + [UInt8](repeating: UInt8(ascii: " "), count: blanks)
    }
}
