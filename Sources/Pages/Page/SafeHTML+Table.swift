extension SafeHTML {
    /// It may be wider than its place, which is scrolled then and has to be reached by keyboard.
    var hasTable: Bool {
        let tag = Array("<table>".utf8)
        // Only a tag begins with a bare `<`, so that each is looked at once.
        return bytes.indices.contains { index in
            bytes[index] == tag[0] && bytes[index...].starts(with: tag)
        }
    }
}
