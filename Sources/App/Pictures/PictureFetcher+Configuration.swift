internal import Loop
internal import Vision

extension PictureFetcher {
    /// Nil where pictures that are named by an address are refused: then nothing is looked up at all.
    convenience init?(_ configuration: Configuration, loop: EventLoop) throws {
        guard configuration.remoteImages == .fetch else { return nil }
        try self.init(loop: loop, limits: FetchLimits(bytes: configuration.maxUploadMB << 20))
    }
}
