/// The text fields of a form, in the order in which they came.
public struct Form: Sendable, Equatable {
    public let fields: [FormField]

    public init(_ fields: [FormField]) {
        self.fields = fields
    }

    /// Reads the whole form of `request`. Files are passed over.
    public init(reading request: Request, limits: FormLimits = FormLimits()) async throws {
        var reader = try FormReader(request, limits: limits)
        var fields: [FormField] = []
        while let part = try await reader.next() {
            guard !part.isFile else { continue }
            fields.append(FormField(name: part.name, value: try await part.text()))
        }
        self.init(fields)
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
