extension Value {
    /// As Python's `str` shows it, which is what a prompt gets.
    public func written(in evaluation: inout Evaluation) throws(OperationError) -> Text {
        if case .text(let text) = self { return text }
        var writer = ValueWriter()
        try writer.write(self, in: &evaluation)
        return Text(checked: writer.bytes)
    }

    /// As Python's `repr` shows it, and so as containers show their members.
    public func represented(in evaluation: inout Evaluation) throws(OperationError) -> Text {
        var writer = ValueWriter()
        try writer.writeMember(self, depth: 0, in: &evaluation)
        return Text(checked: writer.bytes)
    }
}

extension ValueWriter {
    /// Writes a picture, which Python shows by its address in memory, in a form of its own: `<image 640x480>`.
    mutating func write(_ image: ImageValue, in evaluation: inout Evaluation) throws(OperationError) {
        try append(Array("<image \(image.width)x\(image.height)>".utf8), of: .image(image), in: &evaluation)
    }
}
