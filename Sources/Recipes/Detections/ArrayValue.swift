/// Elements of one kind in rows and columns, of any number of dimensions: how detections hold what is known of each.
///
/// It has the kinds that NumPy knows, because they show when it is written out.
public struct ArrayValue: Sendable {
    enum Elements: Sendable {
        case integers([Int])
        case doubles([Double])
        case floats([Float])
        case booleans([Bool])
        /// `width`: how many code points the longest text had of those that the array was made of.
        case texts([Text], width: Int)
        case objects([Value])
    }

    /// How many there are in each dimension, the outermost first; empty where it is one element by itself.
    public let shape: [Int]
    /// All of them, row by row.
    let elements: Elements

    /// As many elements as `shape` says.
    init(shape: [Int], _ elements: Elements) {
        self.shape = shape
        self.elements = elements
    }

    /// One-dimensional.
    init(_ texts: [Text]) {
        self.init(shape: [texts.count], .texts(texts, width: texts.reduce(1) { max($0, $1.count) }))
    }

    /// How many rows it has.
    var count: Int { shape.first ?? 0 }

    /// How many elements.
    var size: Int { shape.reduce(1, *) }

    /// How many elements each row has.
    var rowSize: Int { shape.dropFirst().reduce(1, *) }

    /// Those of some rows, in that order.
    func taking(_ rows: [Int]) -> ArrayValue {
        let length = rowSize
        let taken: Elements =
            switch elements {
            case .integers(let elements): .integers(Self.rows(rows, of: elements, length))
            case .doubles(let elements): .doubles(Self.rows(rows, of: elements, length))
            case .floats(let elements): .floats(Self.rows(rows, of: elements, length))
            case .booleans(let elements): .booleans(Self.rows(rows, of: elements, length))
            case .texts(let elements, let width): .texts(Self.rows(rows, of: elements, length), width: width)
            case .objects(let elements): .objects(Self.rows(rows, of: elements, length))
            }
        return ArrayValue(shape: [rows.count] + shape.dropFirst(), taken)
    }

    private static func rows<Element>(_ rows: [Int], of elements: [Element], _ length: Int) -> [Element] {
        guard length != 1 else { return rows.map { elements[$0] } }
        var taken: [Element] = []
        taken.reserveCapacity(rows.count * length)
        for row in rows { taken += elements[row * length..<(row + 1) * length] }
        return taken
    }

    /// One row; of an array with one dimension an element as it looks by itself: NumPy's doubles are Python's too,
    /// other kinds are not.
    func row(_ index: Int) -> Value {
        if shape.count == 1 {
            if case .doubles(let doubles) = elements { return .measure(doubles[index]) }
            if case .objects(let objects) = elements { return objects[index] }
        }
        let length = rowSize
        return .array(ArrayValue(shape: Array(shape.dropFirst()), part(index * length..<(index + 1) * length)))
    }

    private func part(_ range: Range<Int>) -> Elements {
        switch elements {
        case .integers(let elements): .integers(Array(elements[range]))
        case .doubles(let elements): .doubles(Array(elements[range]))
        case .floats(let elements): .floats(Array(elements[range]))
        case .booleans(let elements): .booleans(Array(elements[range]))
        case .texts(let elements, let width): .texts(Array(elements[range]), width: width)
        case .objects(let elements): .objects(Array(elements[range]))
        }
    }
}
