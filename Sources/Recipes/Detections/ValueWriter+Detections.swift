/// As the library shows them: as NumPy prints arrays.
///
/// Masks are not kept, so that where detections have outlines `mask` says None too. All else is the same text, but for
/// identifiers that were made anew.
extension ValueWriter {
    /// As `str` shows it.
    mutating func write(_ array: ArrayValue, in evaluation: inout Evaluation) throws(OperationError) {
        guard !array.shape.isEmpty else { return try write(array.element(0), in: &evaluation) }
        var text = try ArrayText(array, commas: false, in: &evaluation)
        try append(text.text(indent: 0, in: &evaluation), of: .array(array), in: &evaluation)
    }

    /// As `repr` shows it: `array([1, 2])`, `np.int64(1)`.
    mutating func writeMember(_ array: ArrayValue, in evaluation: inout Evaluation) throws(OperationError) {
        guard !array.shape.isEmpty else { return try writeScalar(array, in: &evaluation) }
        var writer = try ArrayText(array, commas: true, in: &evaluation)
        var text = Array("array(".utf8)
        text += try writer.text(indent: text.count, in: &evaluation)
        let notes = array.notes
        if !notes.isEmpty {
            text.append(UInt8(ascii: ","))
            // On a line of their own where they do not fit.
            let last = text.lastIndex(of: UInt8(ascii: "\n")).map { text[($0 + 1)...] } ?? text[...]
            let length = Text(checked: Array(last)).count
            text += Array((length + notes.utf8.count + 2 > 75 ? "\n      " : " ").utf8)
            text += notes.utf8
        }
        text.append(UInt8(ascii: ")"))
        try append(text, of: .array(array), in: &evaluation)
    }

    private mutating func writeScalar(
        _ array: ArrayValue, in evaluation: inout Evaluation
    ) throws(OperationError) {
        let name =
            switch array.elements {
            case .integers: "np.int64("
            case .doubles: "np.float64("
            case .floats: "np.float32("
            case .booleans(let booleans): booleans[0] ? "np.True_" : "np.False_"
            case .texts: "np.str_("
            case .objects: ""
            }
        try append(Array(name.utf8), of: .array(array), in: &evaluation)
        if case .booleans = array.elements { return }
        if case .floats(let floats) = array.elements {
            try append(Array(floats[0].description.utf8), of: .array(array), in: &evaluation)
        } else {
            try writeMember(array.element(0), depth: 0, in: &evaluation)
        }
        if case .objects = array.elements { return }
        try append(Array(")".utf8), of: .array(array), in: &evaluation)
    }
}

extension ArrayValue {
    /// What is said behind the elements: the shape, where they do not show it, and the kind, where it is not clear.
    fileprivate var notes: String {
        var notes: [String] = []
        if size > 1000 || (size == 0 && shape != [0]) {
            let lengths = shape.map(String.init)
            notes.append("shape=(" + (lengths.count == 1 ? lengths[0] + "," : lengths.joined(separator: ", ")) + ")")
        }
        switch elements {
        case .integers: if size == 0 { notes.append("dtype=int64") }
        case .doubles: if size == 0 { notes.append("dtype=float64") }
        case .booleans: if size == 0 { notes.append("dtype=bool") }
        case .floats: notes.append("dtype=float32")
        case .texts(_, let width): notes.append("dtype='<U\(width)'")
        case .objects: notes.append("dtype=object")
        }
        return notes.joined(separator: ", ")
    }
}
