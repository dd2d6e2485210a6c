/// A text field: its name and its value.
public struct FormField: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    init(name: String, bytes: [UInt8]) throws(HTTPError) {
        guard let value = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw HTTPError(.badRequest, "The field \"\(name)\" is no UTF-8 text.")
        }
        self.init(name: name, value: value)
    }
}
