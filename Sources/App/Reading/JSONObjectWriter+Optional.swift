internal import Bytes

/// Members that are always there, so that whoever reads them need not tell an absent one from a null.
extension JSONObjectWriter {
    mutating func optional(_ name: String, _ text: String?) {
        if let text { string(name, text) } else { null(name) }
    }

    mutating func optional(_ name: String, _ number: Int?) {
        if let number { int(name, number) } else { null(name) }
    }

    /// Numbers that are not finite are null: JSON has none.
    mutating func optional(_ name: String, _ number: Double?) {
        if let number = number.flatMap({ JSONNumber($0) }) { value(name, .number(number)) } else { null(name) }
    }
}
