/// Single bytes of text, wherever only ASCII counts.
///
/// Bytes of other characters are neither blanks nor letters and stay as they are, so that UTF-8 goes through unharmed.
public enum ASCII {
    /// A space, a tab or anything that ends a line or a page.
    @inlinable public static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// Without blanks on both sides.
    public static func trimmed<Text: BidirectionalCollection<UInt8>>(_ text: Text) -> Text.SubSequence {
        var rest = text[...]
        while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }

    /// The small letter of a large one.
    @inlinable public static func lower(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
