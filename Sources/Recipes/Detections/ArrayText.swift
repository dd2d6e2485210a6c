/// Writes an array as NumPy prints it: columns below one another, lines of at most 75 characters, and of more than
/// 1,000 elements only the outer three of each dimension.
struct ArrayText {
    private let array: ArrayValue
    private let separator: [UInt8]
    private let isSummarised: Bool
    /// How wide each element is at least.
    private let width: Int
    private let column: DoubleColumn?

    /// With a bracket to close `repr`.
    private let lineWidth: Int
    private static let edge = 3
    private static let space = UInt8(ascii: " ")

    /// What `str` shows, or with `commas` what stands in `repr`.
    init(_ array: ArrayValue, commas: Bool, in evaluation: inout Evaluation) throws(OperationError) {
        self.array = array
        separator = Array((commas ? ", " : " ").utf8)
        lineWidth = commas ? 74 : 75
        isSummarised = array.size > 1000
        let shown = Self.shown(of: array, isSummarised)
        try evaluation.spend(steps: 15 + array.writingPrice * shown.count, on: .array(array))
        switch array.elements {
        case .integers(let elements):
            width = shown.reduce(0) { max($0, String(elements[$1]).utf8.count) }
            column = nil
        case .booleans:
            width = 5
            column = nil
        case .doubles(let elements):
            width = 0
            column = DoubleColumn(shown.map { elements[$0] }, isFloat: false)
        case .floats(let elements):
            width = 0
            column = DoubleColumn(shown.map { Double(elements[$0]) }, isFloat: true)
        case .texts, .objects:
            width = 0
            column = nil
        }
    }

    /// Its lines; those after the first are moved to the right by `indent`.
    mutating func text(indent: Int, in evaluation: inout Evaluation) throws(OperationError) -> [UInt8] {
        guard array.size > 0 else { return Array("[]".utf8) }
        return try text(dimension: 0, from: 0, indent: indent + 1, width: lineWidth, in: &evaluation)
    }

    /// The rows of a dimension that are shown; nil stands for those that are not.
    private static func rows(_ count: Int, _ isSummarised: Bool) -> [Int?] {
        guard isSummarised, count > 2 * edge else { return Array(0..<count) }
        return Array(0..<edge) + [nil] + Array(count - edge..<count)
    }

    private static func shown(of array: ArrayValue, _ isSummarised: Bool) -> [Int] {
        array.shape.reduce([0]) { places, count in
            let rows = rows(count, isSummarised).compactMap(\.self)
            return places.flatMap { place in rows.map { place * count + $0 } }
        }
    }

    /// Goes as deep as the array has dimensions. `width`: up to where its lines may go.
    private mutating func text(
        dimension: Int, from start: Int, indent: Int, width: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> [UInt8] {
        let rows = Self.rows(array.shape[dimension], isSummarised)
        let below = array.shape.count - dimension - 1
        if below == 0 { return try line(of: rows, from: start, indent: indent, width: width, in: &evaluation) }
        let trimmed = separator.prefix { $0 != Self.space }
        var text: [UInt8] = [UInt8(ascii: "[")]
        for (index, row) in rows.enumerated() {
            if index > 0 {
                text += trimmed + repeatElement(UInt8(ascii: "\n"), count: below)
                text += repeatElement(Self.space, count: indent)
            }
            if let row {
                let place = (start + row) * array.shape[dimension + 1]
                text += try self.text(
                    dimension: dimension + 1, from: place, indent: indent + 1, width: width - 1, in: &evaluation)
            } else {
                text += Array("...".utf8)
            }
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    /// One row of elements, on as many lines as it needs.
    private mutating func line(
        of rows: [Int?], from start: Int, indent: Int, width: Int, in evaluation: inout Evaluation
    ) throws(OperationError) -> [UInt8] {
        // Behind the last word a comma or a bracket has to fit.
        let end = width - max(1, separator.prefix { $0 != Self.space }.count)
        var text: [UInt8] = [UInt8(ascii: "[")]
        var length = indent
        for (index, row) in rows.enumerated() {
            let word =
                try row.map { row throws(OperationError) in try self.word(start + row, in: &evaluation) }
                ?? Array("...".utf8)
            let wordLength = Text(checked: word).count
            if length + wordLength > end, length > indent {
                while text.last == Self.space { text.removeLast() }
                text.append(UInt8(ascii: "\n"))
                text += repeatElement(Self.space, count: indent)
                length = indent
            }
            text += word
            length += wordLength
            if index + 1 < rows.count {
                text += separator
                length += separator.count
            }
        }
        text.append(UInt8(ascii: "]"))
        try evaluation.spend(bytes: text.count, on: .array(array))
        return text
    }

    private mutating func word(_ index: Int, in evaluation: inout Evaluation) throws(OperationError) -> [UInt8] {
        switch array.elements {
        case .doubles(let elements): return column?.text(of: elements[index], isFloat: false) ?? []
        case .floats(let elements): return column?.text(of: Double(elements[index]), isFloat: true) ?? []
        case .integers, .booleans, .texts, .objects:
            let word = try array.element(index).represented(in: &evaluation).bytes
            return repeatElement(Self.space, count: max(0, width - word.count)) + word
        }
    }
}

extension ArrayValue {
    /// Of one element, in steps: the digits of a double are looked at twice.
    fileprivate var writingPrice: Int {
        switch elements {
        case .doubles, .floats: 60
        case .integers, .booleans, .texts, .objects: 8
        }
    }
}
