/// What was read in a picture.
public struct Reading: Sendable, Equatable {
    /// The text, line by line with empty lines between blocks; empty where no text was readable, which does not mean
    /// that there is none.
    public var text: String
    /// How many words were read.
    public var words: Int
    public var codes: [Code]

    public init(text: String = "", words: Int = 0, codes: [Code] = []) {
        self.text = text
        self.words = words
        self.codes = codes
    }

    /// A bar code or a QR code.
    public struct Code: Sendable, Equatable {
        public var kind: CodeKind
        public var content: String

        public init(kind: CodeKind, content: String) {
            self.kind = kind
            self.content = content
        }
    }
}
