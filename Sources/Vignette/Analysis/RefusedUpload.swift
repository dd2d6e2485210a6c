/// An upload of a submission that became no picture. Nothing of its bytes is kept.
public struct RefusedUpload: Sendable, Equatable {
    public var position: Int
    public var fileName: String?
    public var failure: Failure

    public init(position: Int, fileName: String?, failure: Failure) {
        self.position = position
        self.fileName = fileName
        self.failure = failure
    }
}
