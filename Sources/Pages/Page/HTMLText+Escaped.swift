extension HTMLText {
    /// As a text of its own, for what is no page of ours: HTML that people paste into theirs, XML.
    public static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        append(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
