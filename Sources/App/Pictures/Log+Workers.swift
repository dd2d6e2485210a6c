internal import Imaging

extension Log {
    /// A worker that ended otherwise than it was told to: a picture that crashes decoders is seen here first.
    func note(_ fault: WorkerFaultNote) {
        warning(
            "worker failed",
            ["reason": fault.reason, "process": fault.process, "lost_picture": fault.lostPicture])
    }
}
