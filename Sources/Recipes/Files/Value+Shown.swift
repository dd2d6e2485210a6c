extension Value {
    /// As it stands in a prompt.
    func shown(in evaluation: inout Evaluation) throws(OperationError) -> Text {
        switch self {
        case .null: "None"
        case .bool(let bool): bool ? "True" : "False"
        case .integer(let integer): Text(String(integer.int ?? 0))
        case .double(let double): Text("\(double)")
        case .text(let text): text
        default: throw OperationError("leaves something that cannot stand in a prompt", got: self)
        }
    }
}
