internal import HTTP

extension Request {
    /// In which form its sender best reads a failure.
    var failureType: String {
        // The first one is for clients that say nothing.
        let types = ["text/plain", "text/html", "application/problem+json", "application/json"]
        return preferredType(of: isJSON ? ["application/problem+json"] + types : types) ?? "text/plain"
    }

    /// Asks for something that only programs read, and read as JSON.
    private var isJSON: Bool {
        [".json", ".jsonl", "/events", "/oembed"].contains { path.hasSuffix($0) }
    }
}
