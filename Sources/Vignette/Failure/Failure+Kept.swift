extension Failure {
    /// A failure as it was kept: nothing of it comes from the table.
    public init(
        kept code: Code, status: Int?, message: String, advice: String, retryAfter: Int?, canRetry: Bool, field: String?
    ) {
        self.code = code
        self.status = status
        self.message = message
        self.advice = advice
        self.retryAfter = retryAfter
        self.canRetry = canRetry
        self.field = field
        detail = nil
    }
}
