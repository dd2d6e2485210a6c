/// The name of something kept: 128 random bits, as 25 lower-case letters and digits.
///
/// Whoever knows it can read the page behind it, so it cannot be guessed, and it needs no escaping anywhere.
public struct KeptID<Kept>: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    private static var length: Int { 25 }

    /// Nil for what cannot have been made by `random`.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.length,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        self.text = String(text)
    }

    private init(bits: UInt128) {
        let digits = String(bits, radix: 36)
        text = String(repeating: "0", count: Self.length - digits.utf8.count) + digits
    }

    /// Drawn from the kernel's generator.
    public static func random() -> KeptID {
        KeptID(bits: .random(in: 0 ... .max))
    }

    public var description: String { text }
}
