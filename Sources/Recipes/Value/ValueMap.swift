/// Values by name, in the order in which their names came first.
public struct ValueMap: Sendable {
    public private(set) var members: [(name: Text, value: Value)] = []
    /// The place of every name, kept only once there are too many to look through. Its hashes are seeded anew in every
    /// process, so that nobody can send names that collide.
    private var places: [Text: Int] = [:]

    private static let fewMembers = 12

    public init() {}

    /// `places` has the place of every name in `members`.
    init(_ members: [(name: Text, value: Value)], places: [Text: Int]) {
        self.members = members
        self.places = members.count > Self.fewMembers ? places : [:]
    }

    public var count: Int { members.count }

    public var isEmpty: Bool { members.isEmpty }

    private func place(of name: Text) -> Int? {
        places.isEmpty ? members.firstIndex { $0.name == name } : places[name]
    }

    /// A name that is set again keeps its place.
    public subscript(name: Text) -> Value? {
        get { place(of: name).map { members[$0].value } }
        set {
            guard let newValue else { return }
            if let place = place(of: name) {
                members[place].value = newValue
                return
            }
            members.append((name, newValue))
            if !places.isEmpty {
                places[name] = members.count - 1
            } else if members.count > Self.fewMembers {
                for (place, member) in members.enumerated() { places[member.name] = place }
            }
        }
    }
}
