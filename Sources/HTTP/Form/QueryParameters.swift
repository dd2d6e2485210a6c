/// What the query of a request target says, decoded, in order.
public struct QueryParameters: Sendable, Equatable {
    public let fields: [FormField]

    /// Throws 400 where an escape is malformed or a name or value no UTF-8 without NUL.
    public init(_ target: RequestTarget, limits: FormLimits = FormLimits()) throws(HTTPError) {
        var parser = URLEncodedParser(limits: limits)
        var rest = Array((target.query ?? "").utf8)[...]
        var fields: [FormField] = []
        while !rest.isEmpty {
            let (consumed, pair) = try parser.read(rest)
            rest = rest.dropFirst(consumed)
            if let pair { fields.append(try FormField(name: pair.name, bytes: pair.value)) }
        }
        if let pair = try parser.finish() { fields.append(try FormField(name: pair.name, bytes: pair.value)) }
        self.fields = fields
    }

    /// The first value of that name.
    public subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Every value of that name, in order.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}
