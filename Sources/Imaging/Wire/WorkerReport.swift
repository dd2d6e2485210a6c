/// What a worker can do on this machine, found out by trying.
public struct WorkerReport: Sendable, Equatable {
    /// The media types that it decodes.
    public var decodes: Set<String>
    /// The languages that it reads text in; empty without tesseract's data.
    public var readsText: [String]
    /// Whether it reads bar codes.
    public var readsCodes: Bool
    /// What of its sandbox could not be raised, as the system says; empty when it stands whole.
    public var unprotected: [String]

    public init(decodes: Set<String>, readsText: [String], readsCodes: Bool, unprotected: [String]) {
        self.decodes = decodes
        self.readsText = readsText
        self.readsCodes = readsCodes
        self.unprotected = unprotected
    }
}
