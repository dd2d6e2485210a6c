/// Every operation there is, by its name.
enum OperationTable {
    private static let all: [any Operation.Type] = plain + onDetections

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    static func type(named name: String) -> (any Operation.Type)? { byName[name] }
}
