internal import Bytes

/// A text that must not be seen: printing, interpolating, dumping or logging it shows `***`.
///
/// `reveal()` is the only way to the text, so that a search for it finds every place a secret goes.
struct Secret: Sendable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func reveal() -> String { text }
}

/// Equality takes the same time wherever two secrets of one length differ.
extension Secret: Equatable {
    static func == (left: Secret, right: Secret) -> Bool {
        constantTimeEquals(Array(left.text.utf8), Array(right.text.utf8))
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    static let mask = "***"

    var description: String { Self.mask }
    var debugDescription: String { Self.mask }
    /// Without this `dump` and the description of an enclosing struct would show the stored text.
    var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
