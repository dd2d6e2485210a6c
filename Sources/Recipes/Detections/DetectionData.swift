/// What is known of each detection beyond its box: arrays by name, with one row a detection, in the order in which they
/// came.
struct DetectionData: Sendable {
    private(set) var members: [(name: Text, array: ArrayValue)] = []

    /// Looked through: there are never more than the names that detections know.
    subscript(name: Text) -> ArrayValue? {
        get { members.first { $0.name == name }?.array }
        set {
            guard let newValue else { return }
            if let place = members.firstIndex(where: { $0.name == name }) {
                members[place].array = newValue
            } else {
                members.append((name, newValue))
            }
        }
    }

    func taking(_ rows: [Int]) -> DetectionData {
        var data = DetectionData()
        data.members = members.map { ($0.name, $0.array.taking(rows)) }
        return data
    }
}
