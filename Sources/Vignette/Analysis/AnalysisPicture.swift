/// One picture of an analysis: what is kept of it and what was done to it.
public struct AnalysisPicture: Sendable, Equatable {
    /// What its sender called the file: for showing, never for opening.
    public var fileName: String?
    /// Fitted to `Fit.master`; every other size is made from it.
    public var master: PictureFacts
    public var thumbnail: PictureFacts?
    /// The exact bytes that the model got, once it was asked.
    public var sent: PictureFacts?
    public var receipt: Receipt
    /// The text and the codes in it, once they were read.
    public var reading: Reading?

    public init(
        fileName: String?, master: PictureFacts, thumbnail: PictureFacts?, sent: PictureFacts? = nil, receipt: Receipt,
        reading: Reading? = nil
    ) {
        self.fileName = fileName
        self.master = master
        self.thumbnail = thumbnail
        self.sent = sent
        self.receipt = receipt
        self.reading = reading
    }

    /// What the page shows: what was sent, else what is kept.
    public var shown: PictureFacts { sent ?? master }
}
