extension ImagingPool {
    /// How the pool fares at a moment.
    public struct Status: Sendable, Equatable {
        /// Workers that can take pictures.
        public var ready = 0
        /// Those of them that have one.
        public var busy = 0
        /// Processes that are not reaped yet, the above among them.
        public var processes = 0
        /// How many were ever started.
        public var started = 0
        /// Pictures that wait for a worker.
        public var waiting = 0
        /// What the worker that was ready last can do.
        public var report: WorkerReport?
        /// What ended the last worker that did not end as it should, for the log.
        public var lastFault: String?

        public init(ready: Int = 0, report: WorkerReport? = nil) {
            self.ready = ready
            self.report = report
        }
    }
}
