/// Who may put the embeddable pages into a frame, as a Content-Security-Policy lists it.
struct FrameAncestors: Sendable, Equatable, CustomStringConvertible {
    /// Behind `frame-ancestors`.
    let policy: String

    static let any = FrameAncestors(policy: "*")
    static let nobody = FrameAncestors(policy: "'none'")

    private init(policy: String) {
        self.policy = policy
    }

    /// `*`, `none`, or host sources: a host with a scheme, a port and a wildcard label where wanted. Nil for all else,
    /// so that no other directive can be smuggled in.
    init?(_ text: String) {
        switch text {
        case "*": self = .any
        case "none", "'none'": self = .nobody
        default:
            let sources = text.split { $0 == " " || $0 == "," }.map(String.init)
            guard !sources.isEmpty, sources.allSatisfy(Self.isSource) else { return nil }
            policy = sources.joined(separator: " ")
        }
    }

    var allowsNobody: Bool { self == .nobody }

    var description: String { self == .nobody ? "none" : policy }

    private static func isSource(_ text: String) -> Bool {
        if text == "'self'" { return true }
        var host = text[...]
        for scheme in ["https://", "http://"] where host.hasPrefix(scheme) { host = host.dropFirst(scheme.count) }
        let bytes = host.utf8
        return !bytes.isEmpty
            && bytes.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "-._:*".utf8.contains(byte)
            }
    }
}
