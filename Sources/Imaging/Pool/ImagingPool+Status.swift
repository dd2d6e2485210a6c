public import Loop

extension ImagingPool {
    /// How the pool fares at a moment.
    public struct Status: Sendable, Equatable {
        /// Workers that can take pictures.
        public var ready = 0
        /// Those of them that have one.
        public var busy = 0
        /// Workers that were started and are not ready yet.
        public var starting = 0
        /// Processes that are not reaped yet, the above among them.
        public var processes = 0
        /// How many were ever started.
        public var started = 0
        /// Pictures that wait for a worker.
        public var waiting = 0
        /// What the worker that was ready last can do.
        public var report: WorkerReport?
        /// Since when no worker can take pictures; nil while one can, and before the first was started.
        public var unreadySince: Moment?
        /// What ended the last worker that did not end as it should.
        public var lastFault: String?

        public init(ready: Int = 0, report: WorkerReport? = nil) {
            self.ready = ready
            self.report = report
        }
    }
}
