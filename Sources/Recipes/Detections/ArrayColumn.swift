internal import Bytes

/// What one field says of each detection, on its way to an array: its shape and the kind of its elements are found out
/// as it grows.
///
/// Whole numbers become doubles where one of them is one, and numbers text where one of them is text; null and objects
/// make it an array of any values. Lists within it must all be equally long.
struct ArrayColumn {
    private enum Kind: Int {
        case boolean, integer, double, text, object
    }

    private var kind = Kind.boolean
    private var leaves: [JSONValue] = []
    /// Of one row; nil before the first.
    private var shape: [Int]?
    private var count = 0

    /// The most dimensions of a row: polygons have two.
    private static let depth = 8

    /// Returns false, and is good for nothing more, where the row has another shape than those before it.
    mutating func append(_ row: JSONValue) -> Bool {
        var dimensions: [Int] = []
        var part = row
        while case .array(let elements) = part {
            dimensions.append(elements.count)
            guard dimensions.count <= Self.depth else { return false }
            guard let first = elements.first else { break }
            part = first
        }
        guard shape == nil || shape == dimensions else { return false }
        shape = dimensions
        count += 1
        return add(row, dimensions[...])
    }

    /// Goes as deep as rows may be.
    private mutating func add(_ value: JSONValue, _ dimensions: ArraySlice<Int>) -> Bool {
        guard let length = dimensions.first else {
            switch value {
            case .array: return false
            case .null, .object: raise(to: .object)
            case .bool: break
            case .number(let number): raise(to: number.isDouble ? .double : number.int == nil ? .object : .integer)
            case .string: raise(to: .text)
            }
            leaves.append(value)
            return true
        }
        guard case .array(let elements) = value, elements.count == length else { return false }
        return elements.allSatisfy { add($0, dimensions.dropFirst()) }
    }

    private mutating func raise(to other: Kind) {
        if other.rawValue > kind.rawValue { kind = other }
    }

    /// With one row for each that was appended.
    func array(at path: String) throws(FieldError) -> ArrayValue {
        ArrayValue(shape: [count] + (shape ?? []), try elements(at: path))
    }

    private func elements(at path: String) throws(FieldError) -> ArrayValue.Elements {
        switch leaves.isEmpty ? .double : kind {
        case .boolean: .booleans(leaves.map { $0.bool ?? false })
        case .integer: .integers(leaves.map { $0.int ?? ($0.bool == true ? 1 : 0) })
        case .double: .doubles(leaves.map { $0.number.flatMap { Double($0.text) } ?? ($0.bool == true ? 1 : 0) })
        case .text: try texts(at: path)
        case .object: .objects(try leaves.map { leaf throws(FieldError) in try Value(leaf, at: path) })
        }
    }

    /// Numbers that stand beside text are written out, and count as wide as numbers of their kind can be.
    private func texts(at path: String) throws(FieldError) -> ArrayValue.Elements {
        var width = 1
        var texts: [Text] = []
        texts.reserveCapacity(leaves.count)
        for leaf in leaves {
            if case .string(let text) = leaf {
                texts.append(Text(checked: Array(text.bytes)))
                width = max(width, texts[texts.count - 1].count)
            } else {
                var evaluation = Evaluation()
                let text = try? Value(leaf, at: path).written(in: &evaluation)
                texts.append(text ?? Text(leaf.number?.text ?? ""))
                width = max(width, leaf.bool != nil ? 5 : leaf.number?.isDouble == true ? 32 : 21)
            }
        }
        return .texts(texts, width: width)
    }
}
