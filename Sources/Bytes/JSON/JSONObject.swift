/// The members of a JSON object in their order, each name once.
public struct JSONObject: Sendable, Equatable {
    public struct Member: Sendable, Equatable {
        public let name: JSONText
        public let value: JSONValue
        /// Where it stands in the text it was read from; nil where there is none.
        public let place: JSONPlace?

        /// Wherever they stand.
        public static func == (left: Member, right: Member) -> Bool {
            left.name == right.name && left.value == right.value
        }
    }

    public private(set) var members: [Member] = []
    /// The place of every name, kept only once there are too many to look through. Its hashes are seeded anew in
    /// every process, so that nobody can send names that collide.
    private var places: [JSONText: Int] = [:]

    private static let fewMembers = 12

    public init() {}

    /// Adds a member at the end, or changes nothing and returns false if the name is taken.
    @discardableResult
    public mutating func append(_ name: JSONText, _ value: JSONValue) -> Bool {
        append(name, value, at: nil)
    }

    mutating func append(_ name: JSONText, _ value: JSONValue, at textPlace: JSONPlace?) -> Bool {
        guard place(of: name) == nil else { return false }
        members.append(Member(name: name, value: value, place: textPlace))
        if members.count > Self.fewMembers {
            if places.isEmpty {
                for (place, member) in members.enumerated() { places[member.name] = place }
            } else {
                places[name] = members.count - 1
            }
        }
        return true
    }

    public subscript(name: String) -> JSONValue? {
        member(name)?.value
    }

    public func member(_ name: String) -> Member? {
        place(of: JSONText(name)).map { members[$0] }
    }

    public var count: Int { members.count }

    public var isEmpty: Bool { members.isEmpty }

    func place(of name: JSONText) -> Int? {
        places.isEmpty ? members.firstIndex { $0.name == name } : places[name]
    }

    /// Equal if the same members stand in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members == right.members
    }
}
