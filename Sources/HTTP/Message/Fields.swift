/// Header fields: an ordered list, looked up by name.
///
/// The bytes of all fields lie in one array, so that a parsed request head is kept as it came, in one allocation. What
/// is appended here is made legal first: CR, LF, NUL and other control characters cannot stand in a value.
///
/// https://www.rfc-editor.org/rfc/rfc9110.html#name-fields
public struct Fields: Sendable {
    struct Entry: Sendable {
        var name: Range<Int32>
        var value: Range<Int32>
    }

    private(set) var bytes: [UInt8]
    private(set) var entries: [Entry]

    public init() {
        bytes = []
        entries = []
    }

    /// Takes over what a parser has checked: names in lower case, values without control characters.
    init(parsed bytes: [UInt8], entries: [Entry]) {
        self.bytes = bytes
        self.entries = entries
    }

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }

    /// The first value of that name. Setting replaces all of them; nil removes them.
    public subscript(name: FieldName) -> String? {
        get {
            guard let entry = entries.first(where: { isName(name, of: $0) }) else { return nil }
            return text(entry.value)
        }
        set {
            entries = entries.filter { !isName(name, of: $0) }
            if let newValue { append(name, newValue) }
        }
    }

    /// Every value of that name, in order.
    public func values(_ name: FieldName) -> [String] {
        entries.filter { isName(name, of: $0) }.map { text($0.value) }
    }

    public func contains(_ name: FieldName) -> Bool {
        entries.contains { isName(name, of: $0) }
    }

    /// Adds a field. Bytes that a value may not hold become spaces. RFC 9110 §5.5
    public mutating func append(_ name: FieldName, _ value: String) {
        if entries.isEmpty {
            // One allocation each for nearly every answer.
            entries.reserveCapacity(8)
            bytes.reserveCapacity(256)
        }
        let nameStart = Int32(bytes.count)
        bytes.append(contentsOf: name.text.utf8)
        let valueStart = Int32(bytes.count)
        for byte in value.utf8 { bytes.append(byte.isFieldValue ? byte : 0x20) }
        entries.append(Entry(name: nameStart..<valueStart, value: valueStart..<Int32(bytes.count)))
    }

    /// The elements of a comma-separated list field over all its lines, trimmed, empty ones left out. RFC 9110 §5.6.1
    ///
    /// A comma inside a quoted string does not separate (RFC 9110 §5.6.4). A quote that is never closed quotes nothing:
    /// else whoever writes the beginning of a line could hide what a proxy appends to it.
    public func list(_ name: FieldName) -> [String] {
        values(name).flatMap { value in
            var isQuoted = false
            var isEscaped = false
            var elements = value.utf8.split { byte in
                defer { isEscaped = isQuoted && byte == 0x5C && !isEscaped }
                if byte == 0x22, !isEscaped { isQuoted.toggle() }
                return byte == 0x2C && !isQuoted
            }
            if isQuoted { elements = value.utf8.split(separator: 0x2C) }
            return elements.map { String(Substring($0.trimmingBlanks)) }.filter { !$0.isEmpty }
        }
    }

    private func isName(_ name: FieldName, of entry: Entry) -> Bool {
        let candidate = name.text.utf8
        guard entry.name.count == candidate.count else { return false }
        return bytes[Int(entry.name.lowerBound)..<Int(entry.name.upperBound)].elementsEqual(candidate)
    }

    private func text(_ range: Range<Int32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
}

extension Fields: Sequence {
    public func makeIterator() -> some IteratorProtocol<(name: String, value: String)> {
        entries.map { (name: text($0.name), value: text($0.value)) }.makeIterator()
    }
}

extension BidirectionalCollection where Element == UInt8 {
    /// Without the spaces and tabs at both ends. RFC 9110 §5.6.3: OWS.
    var trimmingBlanks: SubSequence {
        var rest = self[...]
        while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
        while let last = rest.last, last.isBlank { rest = rest.dropLast() }
        return rest
    }
}
