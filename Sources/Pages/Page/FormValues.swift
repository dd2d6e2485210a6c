/// The text fields of the form as they were sent, by name.
public struct FormValues: Sendable, Equatable {
    private var values: [String: String]

    public init(_ values: [String: String] = [:]) {
        self.values = values
    }

    /// Of the fields that there are, sorted.
    public var names: [String] { values.keys.sorted() }

    public subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }
}
