/// What letters become in the other case.
///
/// Swift's own tables hand out a string for each letter. The scripts of most texts are looked up once and kept.
struct CaseTable: Sendable {
    static let lower = CaseTable(withSigma: false) { $0.lowercaseMapping }
    static let upper = CaseTable(withSigma: true) { $0.uppercaseMapping }

    /// All alphabets of Europe and the Near East, Georgian and Cherokee lie below.
    private static let end: UInt32 = 0x3000

    /// Stands where a letter becomes more than one.
    private static let several = UInt32.max

    private let mapping: @Sendable (Unicode.Scalar.Properties) -> String
    private let known: [UInt32]
    /// Those that become more than one, among the scripts that are kept.
    private let several: [UInt32: [UInt8]]

    private init(withSigma: Bool, _ mapping: @escaping @Sendable (Unicode.Scalar.Properties) -> String) {
        self.mapping = mapping
        let known: [UInt32] = (0..<Self.end).map { value in
            guard let scalar = Unicode.Scalar(value), withSigma || value != 0x3a3 else { return Self.several }
            let mapped = Self.mappings(of: scalar, by: mapping).unicodeScalars
            return mapped.count == 1 ? mapped.first?.value ?? value : Self.several
        }
        self.known = known
        var several: [UInt32: [UInt8]] = [:]
        for (value, mapped) in known.enumerated() where mapped == Self.several {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            several[UInt32(value)] = Array(Self.mappings(of: scalar, by: mapping).utf8)
        }
        self.several = several
    }

    /// The one that it becomes; nil where that is several, or depends on others.
    subscript(scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        if value < Self.end { return Unicode.Scalar(known[Int(value)]) }
        // Chinese, Japanese and Korean know no case.
        if (0x3000..<0xa640).contains(value) || (0xac00..<0xfb00).contains(value) { return scalar }
        let mapped = Self.mappings(of: scalar, by: mapping).unicodeScalars
        return mapped.count == 1 ? mapped.first : nil
    }

    /// All that it becomes, in UTF-8.
    func mappings(of scalar: Unicode.Scalar) -> [UInt8] {
        several[scalar.value] ?? Array(Self.mappings(of: scalar, by: mapping).utf8)
    }

    private static func mappings(
        of scalar: Unicode.Scalar, by mapping: (Unicode.Scalar.Properties) -> String
    ) -> String {
        let mapped = mapping(scalar.properties)
        // A letter may have got its counterpart only later.
        guard scalar.isKnown, mapped.unicodeScalars.allSatisfy(\.isKnown) else { return String(scalar) }
        return mapped
    }
}
