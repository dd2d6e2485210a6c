extension PagesError {
    static func template(_ name: String, _ line: Int, _ reason: String) -> PagesError {
        PagesError("template \(name), line \(line): \(reason)")
    }
}
