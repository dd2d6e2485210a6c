/// Status and header fields of a reply, read as far as they concern us.
public struct ReplyHead: Sendable, Equatable {
    public var status: Int
    /// In their order, names in lower case.
    public var fields: [Field]

    public struct Field: Sendable, Equatable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(status: Int, fields: [Field] = []) {
        self.status = status
        self.fields = fields
    }

    var isSuccess: Bool { (200..<300).contains(status) }

    /// The first field of that name, which must be given in lower case.
    public subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }
}
