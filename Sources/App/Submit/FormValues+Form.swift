internal import HTTP
internal import Pages

extension FormValues {
    /// Of several of one name the first counts.
    init(_ form: Form) {
        self.init()
        for field in form.fields where self[field.name] == nil { self[field.name] = Self.lines(field.value) }
    }

    /// Forms send CR LF for every line end, whatever it was.
    static func lines(_ text: String) -> String { text.replacing("\r\n", with: "\n") }
}
