/// One input of a block, read but for its pictures.
indirect enum BlockInput: Sendable {
    case value(Value)
    /// By its place among the pictures of all inputs.
    case picture(Int)
    case list([BlockInput])

    /// How many pictures go into a question with it.
    var pictureCount: Int {
        switch self {
        case .value: 0
        case .picture: 1
        case .list(let inputs):
            inputs.count { if case .picture = $0 { true } else { false } }
        }
    }

    /// - Parameter pictures: what has become of each.
    func value(with pictures: [Value]) -> Value {
        switch self {
        case .value(let value): value
        case .picture(let index): pictures[index]
        case .list(let inputs): .list(inputs.map { $0.value(with: pictures) })
        }
    }
}
