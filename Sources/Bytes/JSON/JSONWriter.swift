/// Writes JSON (RFC 8259). Commas, colons and brackets come from the writer, so that no order of calls can give
/// anything but one whole value.
///
/// Names are not checked for occurring twice; `JSON.parse` would refuse such an object.
public struct JSONWriter: Sendable {
    /// Writes U+0085, U+2028 and U+2029 as escapes: they end a line in scripts and in some readers of line streams.
    public var escapesLineSeparators: Bool
    /// Writes `<`, `>` and `&` as escapes, so that the text can stand inside an HTML `script` element.
    public var escapesMarkup: Bool
    /// Writes all that is seen by no reader as escapes: what steers a terminal (DEL and U+0080 to U+009F) or turns the
    /// direction of text. Below U+0020 nothing ever stands as it is.
    public var escapesInvisible: Bool

    public init(
        escapesLineSeparators: Bool = false, escapesMarkup: Bool = false, escapesInvisible: Bool = false
    ) {
        self.escapesLineSeparators = escapesLineSeparators
        self.escapesMarkup = escapesMarkup
        self.escapesInvisible = escapesInvisible
    }

    /// For text inside an HTML page.
    public static let html = JSONWriter(escapesLineSeparators: true, escapesMarkup: true)

    /// For text that somebody may look at in a terminal.
    public static let terminal = JSONWriter(escapesLineSeparators: true, escapesInvisible: true)

    /// The text of an object with the members that `body` writes.
    public func object<Failure: Error>(
        _ body: (inout JSONObjectWriter) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        var output = JSONOutput(style: self)
        try output.object(body)
        return output.bytes
    }

    /// The text of an array with the elements that `body` writes.
    public func array<Failure: Error>(
        _ body: (inout JSONArrayWriter) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        var output = JSONOutput(style: self)
        try output.array(body)
        return output.bytes
    }

    /// The text of `value`; parsed again it is equal to `value`.
    public func bytes(of value: JSONValue) -> [UInt8] {
        var output = JSONOutput(style: self)
        output.value(value)
        return output.bytes
    }
}
