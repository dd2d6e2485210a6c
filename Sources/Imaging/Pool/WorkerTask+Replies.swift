extension WorkerTask {
    /// Whether `reply` is an answer to this task. Every task may be refused.
    func allows(_ reply: WorkerReply) -> Bool {
        switch (self, reply) {
        case (.prepare, .prepared), (.read, .read), (.look, .looked), (_, .refused): true
        default: false
        }
    }
}
