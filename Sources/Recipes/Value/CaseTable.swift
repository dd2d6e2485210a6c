/// What letters become in the other case.
///
/// Swift's own tables hand out a string for each letter. The scripts of most texts are looked up once and kept.
struct CaseTable: Sendable {
    enum Mapping {
        /// It stays as it is.
        case none
        case one(Unicode.Scalar)
        case several(String)
    }

    static let lower = CaseTable { $0.lowercaseMapping }
    static let upper = CaseTable { $0.uppercaseMapping }

    /// All alphabets of Europe and the Near East, Georgian and Cherokee lie below.
    private static let end: UInt32 = 0x3000

    private let mapping: @Sendable (Unicode.Scalar.Properties) -> String
    /// By code point: what one becomes; `several` where it becomes more than one.
    private let known: [UInt32]

    private static let several = UInt32.max

    private init(_ mapping: @escaping @Sendable (Unicode.Scalar.Properties) -> String) {
        self.mapping = mapping
        known = (0..<Self.end).map { value in
            guard let scalar = Unicode.Scalar(value) else { return value }
            return switch Self.mapping(of: scalar, by: mapping) {
            case .none: value
            case .one(let mapped): mapped.value
            case .several: Self.several
            }
        }
    }

    func mapping(of scalar: Unicode.Scalar) -> Mapping {
        let value = scalar.value
        if value < Self.end, known[Int(value)] != Self.several {
            return Unicode.Scalar(known[Int(value)]).map { .one($0) } ?? .none
        }
        // Chinese, Japanese and Korean know no case.
        if (0x3000..<0xa640).contains(value) || (0xac00..<0xfb00).contains(value) { return .none }
        return Self.mapping(of: scalar, by: mapping)
    }

    private static func mapping(
        of scalar: Unicode.Scalar, by mapping: (Unicode.Scalar.Properties) -> String
    ) -> Mapping {
        guard scalar.isKnown else { return .none }
        let scalars = mapping(scalar.properties).unicodeScalars
        // A letter may have got its counterpart only later.
        guard let first = scalars.first, scalars.allSatisfy(\.isKnown) else { return .none }
        return scalars.count == 1 ? .one(first) : .several(String(scalars))
    }
}
