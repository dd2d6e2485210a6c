/// How much of a form is taken. What is longer is refused, never cut.
public struct FormLimits: Sendable {
    /// Parts of a multipart body.
    public var parts = 96
    /// Bytes of one part's header lines, line ends included.
    public var partHead = 8 * 1024
    /// Header lines of one part.
    public var partFields = 8
    /// Bytes that stand before the first boundary. RFC 2046 §5.1.1 has them ignored; no browser sends any.
    public var preamble = 8 * 1024
    /// Bytes of a file's name.
    public var fileName = 255
    /// Bytes of a field's name.
    public var fieldName = 1024
    /// Name and value pairs of a urlencoded body or of a query.
    public var pairs = 1000
    /// Bytes of a text field, decoded.
    public var text = 64 * 1024
    /// The same for single fields, by name.
    public var textByName: [String: Int] = [:]

    public init() {}

    func text(for name: String) -> Int { textByName[name] ?? text }
}
