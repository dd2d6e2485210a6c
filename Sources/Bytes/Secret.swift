/// A text that must not be seen: printing, interpolating, dumping or logging it shows `***`.
///
/// `reveal()` is the only way to the text, so that a search for it finds every place a secret goes.
public struct Secret: Sendable {
    private let text: String

    public init(_ text: String) {
        self.text = text
    }

    public func reveal() -> String { text }

    /// Whether what stands under this name, in a JSON object or alike, is likely to be a secret.
    public static func isNamed(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["key", "token", "secret", "password"].contains(where: name.contains)
    }
}

/// Equality takes the same time wherever two secrets of one length differ.
extension Secret: Equatable {
    public static func == (left: Secret, right: Secret) -> Bool {
        constantTimeEquals(Array(left.text.utf8), Array(right.text.utf8))
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public static let mask = "***"

    public var description: String { Self.mask }
    public var debugDescription: String { Self.mask }
    /// Without this `dump` and the description of an enclosing struct would show the stored text.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
