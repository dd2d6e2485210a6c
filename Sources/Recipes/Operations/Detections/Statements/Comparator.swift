/// How a statement compares two things.
enum Comparator: String, CaseIterable {
    case equal = "=="
    case numberEqual = "(Number) =="
    case notEqual = "!="
    case numberNotEqual = "(Number) !="
    case greater = "(Number) >"
    case greaterOrEqual = "(Number) >="
    case less = "(Number) <"
    case lessOrEqual = "(Number) <="
    case inRange = "(Number) in range"
    case startsWith = "(String) startsWith"
    case endsWith = "(String) endsWith"
    case contains = "(String) contains"
    case isIn = "in (Sequence)"
    case anyIn = "any in (Sequence)"
    case allIn = "all in (Sequence)"
    case inZone = "(Detection) in zone"
}
