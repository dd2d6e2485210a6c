/// Something kept that this version cannot read. It names the place and nothing that stands there.
struct UnreadableColumn: Error, Sendable, Equatable, CustomStringConvertible {
    let column: String

    init(_ column: String) {
        self.column = column
    }

    var description: String { "what is kept as \(column) cannot be read by this version" }
}
