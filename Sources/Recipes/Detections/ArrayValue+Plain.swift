extension ArrayValue {
    /// The same as lists within lists, or as a value by itself, with nothing of NumPy about it.
    public var plain: Value {
        guard !shape.isEmpty else { return element(0) }
        return .list(rows)
    }

    /// Each row as `plain` has it; the array has rows.
    var rows: [Value] { list(dimension: 0, from: 0) }

    /// All elements that are text; what is none counts as empty.
    var texts: [Text] {
        switch elements {
        case .texts(let texts, _): texts
        case .objects(let objects): objects.map { if case .text(let text) = $0 { text } else { "" } }
        case .integers, .doubles, .floats, .booleans: Array(repeating: "", count: size)
        }
    }

    /// The element at that place of all.
    func element(_ index: Int) -> Value {
        switch elements {
        case .integers(let integers): .integer(BigInteger(integers[index]))
        case .doubles(let doubles): .double(doubles[index])
        case .floats(let floats): .double(Double(floats[index]))
        case .booleans(let booleans): .bool(booleans[index])
        case .texts(let texts, _): .text(texts[index])
        case .objects(let objects): objects[index]
        }
    }

    /// Goes as deep as the array has dimensions, which whoever makes it bounds.
    private func list(dimension: Int, from start: Int) -> [Value] {
        let length = shape[(dimension + 1)...].reduce(1, *)
        return (0..<shape[dimension]).map { row in
            let place = start + row * length
            return dimension + 1 == shape.count ? element(place) : .list(list(dimension: dimension + 1, from: place))
        }
    }
}
