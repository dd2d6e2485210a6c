internal import Bytes
internal import Vignette

extension WorkerReply.Prepared {
    /// The picture and the thumbnail become the payload, one behind the other.
    func write(to head: inout JSONObjectWriter, _ payload: inout [UInt8]) {
        payload = picture
        if let thumbnail { payload += thumbnail }
        head.string("reply", "prepared")
        head.string("type", mediaType)
        head.int("picture", picture.count)
        if let thumbnail { head.int("thumbnail", thumbnail.count) }
        head.object("receipt") { receipt.write(to: &$0) }
    }

    /// The picture keeps the memory of the payload; only the thumbnail is copied out of it.
    init(_ head: WireObject, payload: consuming [UInt8]) throws(WireError) {
        guard !payload.isEmpty else { throw .payload }
        let length = try head.int("picture", in: 1...payload.count)
        var thumbnail: [UInt8]?
        if head.has("thumbnail") {
            let thumbnailLength = try head.int("thumbnail", in: 1...payload.count)
            guard thumbnailLength == payload.count - length else { throw .payload }
            thumbnail = Array(payload[length...])
            payload.removeLast(thumbnailLength)
        }
        guard payload.count == length else { throw .payload }
        self.init(
            picture: payload, mediaType: try head.mediaType("type"), thumbnail: thumbnail,
            receipt: try Receipt(try head.member("receipt")))
    }
}
