extension HTMLText {
    /// For HTML that is itself shown as text: what people paste into pages of their own.
    static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        append(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
