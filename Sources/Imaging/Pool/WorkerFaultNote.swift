/// What the pool tells of a worker that ended otherwise than it was told to, or that could not be started.
///
/// For the log: no word of it comes from a picture.
public struct WorkerFaultNote: Sendable, Equatable {
    /// What happened, as the end of "a worker failed: …".
    public var reason: String
    /// The process, as the kernel's log names it; nil where none could be started.
    public var process: Int32?
    /// Whether somebody's picture was not answered because of it.
    public var lostPicture: Bool

    public init(reason: String, process: Int32?, lostPicture: Bool) {
        self.reason = reason
        self.process = process
        self.lostPicture = lostPicture
    }
}
