/// Values by name, in the order in which their names came first.
public struct ValueMap: Sendable {
    public private(set) var members: [(name: Text, value: Value)] = []
    private var places: [Text: Int] = [:]

    public init() {}

    public var count: Int { members.count }

    public var isEmpty: Bool { members.isEmpty }

    /// A name that is set again keeps its place.
    public subscript(name: Text) -> Value? {
        get { places[name].map { members[$0].value } }
        set {
            guard let newValue else { return }
            if let place = places[name] {
                members[place].value = newValue
            } else {
                places[name] = members.count
                members.append((name, newValue))
            }
        }
    }
}
