internal import HTTP

extension Request {
    /// Whoever changes something is a program only by saying so: browsers get a page.
    var isForPrograms: Bool {
        preferredType(of: ["text/html", "application/json"]) == "application/json"
    }
}
