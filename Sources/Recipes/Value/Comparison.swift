/// How one value stands to another of which it can be said.
enum Comparison: Sendable {
    case less, equal, greater

    init<Member: Comparable>(_ left: Member, _ right: Member) {
        self = left < right ? .less : left == right ? .equal : .greater
    }
}
